import * as Flags from '@oclif/core/flags'
import {textArg, userArg} from '../../lib/command/args.js'
import {defineAction} from '../../lib/command/define-action.js'
import {serverPath} from '../../lib/transfer/media.js'

export default defineAction({
  action: 'send_online_file',
  summary: 'Offer a file to a user who is online',
  description:
    'The file goes from NapCat’s machine to the other device, when the user takes it; `online-file cancel` withdraws the offer. NapCat waits up to 10 s for QQ.',
  examples: ['<%= config.bin %> online-file send 10001 remote:/data/report.pdf --name 报告.pdf'],
  args: {user: userArg(), path: textArg('the file on NapCat’s machine: remote:/path')},
  flags: {name: Flags.string({summary: 'name that the user sees (that of the path)', helpValue: 'TEXT'})},
  params: ({args, flags}) => ({user_id: args.user, file_path: serverPath(args.path), file_name: flags.name}),
  columns: ['msgId', 'elementId'],
})
