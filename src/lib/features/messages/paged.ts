import * as Flags from '@oclif/core/flags'
import {say} from '../../errors/saying.js'
import {type Caller} from '../../client/caller.js'
import {type Reply} from '../../client/reply.js'
import {fetchPages, type NextPage} from '../../operations/albums.js'
import {rowsAt} from '../../output/row-path.js'
import {factsOf} from '../../protocol/actions.js'
import {type Outcome} from '../../run/outcome.js'
import {type Shown} from '../../run/reply-outcome.js'
import {type Session} from '../../run/session.js'
import {type Given} from '../../vocabulary/typed.js'

/** For lists that QQ gives page by page, each telling where the next begins. */
export const pageFlags = {
  cursor: Flags.string({summary: 'where to go on: what the page before told on stderr', helpValue: 'TEXT'}),
  all: Flags.boolean({summary: 'all pages, not the first alone'}),
}

/** The rows of a page, or of all of them; a note tells where the next page begins. */
export async function pagedOutcome(
  session: Session,
  flags: Given<typeof pageFlags>,
  fetch: (caller: Caller, cursor: string | undefined) => Promise<Reply>,
  nextOf: NextPage,
  {rows = '[]', ...view}: Shown,
): Promise<Outcome> {
  const {replies, next} = await session.connector.withCaller(async caller =>
    fetchPages(async cursor => fetch(caller, cursor), nextOf, flags),
  )
  if (next !== undefined && !flags.all) {
    session.notes.add(say('there is more: --all, or --cursor {cursor}', {cursor: JSON.stringify(next)}))
  }
  return {
    content: {kind: 'list', rows: replies.flatMap(({data}) => rowsAt(data, rows))},
    view: {...view, marks: replies[0] && factsOf(replies[0].action)},
    raw: replies.map(({raw}) => raw),
  }
}
