import {Link} from '../../transfer/link.js'
import {type Session} from '../../run/session.js'

/** Opens a connection that can be renewed when it is lost, and closes it after use. */
export async function withLink<T>(session: Session, use: (link: Link) => Promise<T>): Promise<T> {
  const link = await Link.open(async signal => session.connector.open('api', signal), session.signal)
  try {
    return await use(link)
  } finally {
    await link.close()
  }
}
