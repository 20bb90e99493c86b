import {defineAction} from '../../lib/define/define-action.js'
import {textArg} from '../../lib/vocabulary/args.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {isJsonObject} from '../../lib/protocol/json.js'
import {shareCode} from '../../lib/operations/share-code.js'

export default defineAction({
  action: 'get_fileset_id',
  summary: 'Show the fileset id of a flash transfer link',
  examples: [
    '<%= config.bin %> flash get-id https://qfile.qq.com/q/mock0001',
    '<%= config.bin %> flash get $(<%= config.bin %> flash get-id mock0001 -o id)',
  ],
  args: {code: textArg('the link, or the code at its end')},
  params: ({args}) => ({share_code: shareCode(args.code)}),
  shape: (data, {args}) => {
    // NapCat answers ok without an id if QQ does not know the code
    if (isJsonObject(data) && !data['fileset_id'])
      throw new QQError('SOFT_FAILED', say('no flash transfer has the link or code {code}', {code: args.code}), {
        action: 'get_fileset_id',
        retcode: 0,
      })
    return data
  },
  columns: ['fileset_id'],
})
