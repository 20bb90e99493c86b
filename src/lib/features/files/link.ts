import {Link} from '../../transfer/link.js'
import {type Session} from '../../run/session.js'

/** Opens a connection that can be renewed when it is lost, and closes it after use. */
export async function withLink<T>(session: Session, use: (link: Link) => Promise<T>): Promise<T> {
  const link = await openLink(session)
  try {
    return await use(link)
  } finally {
    await link.close()
  }
}

/** As `withLink`, for results that come one by one. */
export async function* linkRows<T>(session: Session, use: (link: Link) => AsyncIterable<T>): AsyncGenerator<T, void> {
  const link = await openLink(session)
  try {
    yield* use(link)
  } finally {
    await link.close()
  }
}

async function openLink(session: Session): Promise<Link> {
  return Link.open(async signal => session.connector.open('api', signal), session.signal)
}
