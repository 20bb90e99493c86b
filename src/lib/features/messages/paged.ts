import * as Flags from '@oclif/core/flags'
import {say} from '../../errors/saying.js'
import {type Caller} from '../../client/caller.js'
import {type Reply} from '../../client/read-reply.js'
import {fetchPages, type NextPage} from '../../operations/pages.js'
import {rowsAt} from '../../output/row-path.js'
import {factsOf} from '../../protocol/actions.js'
import {type Outcome} from '../../run/outcome.js'
import {type ReplyView} from '../../run/reply-outcome.js'
import {type Session} from '../../run/session.js'
import {type Given} from '../../vocabulary/typed.js'

/** The flags of lists that QQ returns in pages with a cursor. */
export const pageFlags = {
  cursor: Flags.string({
    summary: 'cursor to continue from, as printed on stderr with the previous page',
    helpValue: 'TEXT',
  }),
  all: Flags.boolean({summary: 'fetch all pages instead of only the first'}),
}

/** The rows of one page or of all pages; a note shows the cursor of the next page. */
export async function pagedOutcome(
  session: Session,
  flags: Given<typeof pageFlags>,
  fetch: (caller: Caller, cursor: string | undefined) => Promise<Reply>,
  nextOf: NextPage,
  {rows = '[]', ...view}: ReplyView,
): Promise<Outcome> {
  const {replies, next} = await session.connector.withCaller(async caller =>
    fetchPages(async cursor => fetch(caller, cursor), nextOf, flags),
  )
  if (next !== undefined && !flags.all) {
    session.notes.add(say('there are more: use --all, or --cursor {cursor}', {cursor: JSON.stringify(next)}))
  }
  return {
    content: {kind: 'list', rows: replies.flatMap(({data}) => rowsAt(data, rows))},
    view: {...view, marks: replies[0] && factsOf(replies[0].action)},
    raw: replies.map(({raw}) => raw),
  }
}
