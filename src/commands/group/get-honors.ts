import * as Flags from '@oclif/core/flags'
import {say} from '../../lib/errors/saying.js'
import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {hasHonors, honorLists} from '../../lib/operations/honors.js'

export default defineAction({
  action: 'get_group_honor_info',
  summary: 'List the members with honors in a group (群荣誉)',
  description:
    'current_talkative is the member who is the most talkative today (龙王). NapCat never fills strong_newbie. NapCat reads the honors from a web page of QQ, so an empty list can also mean that reading failed.',
  examples: [
    '<%= config.bin %> group get-honors 123456',
    '<%= config.bin %> group get-honors 123456 --type talkative --filter "honor == current_talkative" -o id',
  ],
  args: {group: groupArg()},
  flags: {
    type: Flags.option({
      options: ['all', 'talkative', 'performer', 'legend', 'strong_newbie', 'emotion'] as const,
      summary: 'only this honor (default all)',
    })(),
  },
  params: ({args, flags}) => ({group_id: args.group, type: flags.type ?? 'all'}),
  shape: honorLists,
  note: data =>
    hasHonors(data) ? undefined : say("the empty list may be wrong: NapCat also returns it when QQ's web page fails"),
  rows: '*_list[]',
  columns: ['honor', 'user_id', 'nickname', 'description'],
  id: 'user_id',
})
