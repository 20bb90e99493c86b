import * as Flags from '@oclif/core/flags'
import {defineAction} from '../../lib/define/define-action.js'
import {positiveFlag} from '../../lib/vocabulary/flags.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'
import {rowsAt} from '../../lib/output/row-path.js'

const CATEGORY = Flags.custom({
  helpValue: 'N',
  parse: async text => {
    if (!/^\d+$/.test(text)) throw new QQError('USAGE', say('{text:quoted} is not a category number', {text}))
    return Promise.resolve(text)
  },
})

export default defineAction({
  action: 'get_collection_list',
  summary: "List the bot's Favorites",
  examples: ['<%= config.bin %> collection list', '<%= config.bin %> collection list --count 10 --filter "type == 8"'],
  flags: {
    category: CATEGORY({summary: 'only this category, by its number in the list (default 0: all)'}),
    count: positiveFlag({summary: 'maximum number of entries (default 50)'}),
  },
  params: ({flags}) => ({
    category: flags.category ?? '0',
    count: flags.count === undefined ? undefined : String(flags.count),
  }),
  rows: 'collectionSearchList.collectionItemList[]',
  columns: ['cid', 'type', 'author.strId', 'collectTime', 'summary.richMediaSummary.brief'],
  note: data =>
    rowsAt(data, 'collectionSearchList.hasMore').includes(true) ? say('there are more: increase --count') : undefined,
})
