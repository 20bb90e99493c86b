import * as Flags from '@oclif/core/flags'
import {parseEventKind, parsePattern, type EventFilter} from '../../operations/events/event-filter.js'
import {type RowFilter} from '../../output/filter.js'
import {groupId, userId} from '../../vocabulary/args.js'
import {REPEATABLE} from '../../vocabulary/flags.js'
import {type Given} from '../../vocabulary/typed.js'

/** The flags that select events; `--filter` is a flag of every command. */
export const eventFlags = {
  event: Flags.string({
    ...REPEATABLE,
    summary: 'only events of this kind: message.group, notice.group_ban, meta (see `qq event list`)',
    helpValue: 'KIND',
  }),
  group: Flags.string({...REPEATABLE, summary: 'only events of this group', helpValue: 'GROUP'}),
  user: Flags.string({...REPEATABLE, summary: 'only events of this user', helpValue: 'USER'}),
  self: Flags.boolean({
    summary: 'only what the bot itself wrote or did (--no-self: only what others did)',
    allowNo: true,
  }),
  match: Flags.string({summary: 'only messages whose text matches', helpValue: 'REGEX'}),
  meta: Flags.boolean({
    summary: 'include meta events (lifecycle, heartbeat), which are omitted without --event',
    allowNo: true,
  }),
}

/**
 * @param filter the filter of `--filter`
 * @throws QQError VALIDATION, USAGE for impossible values
 */
export function eventFilter(flags: Given<typeof eventFlags>, filter: RowFilter | undefined): EventFilter {
  return {
    kinds: (flags.event ?? []).map(parseEventKind),
    groups: (flags.group ?? []).map(id => groupId(id, '--group')),
    users: (flags.user ?? []).map(id => userId(id, '--user')),
    match: flags.match === undefined ? undefined : parsePattern(flags.match),
    meta: flags.meta,
    self: flags.self,
    where: filter && (event => filter.passesOrNotes(event)),
  }
}
