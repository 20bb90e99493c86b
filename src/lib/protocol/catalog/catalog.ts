import {MESSAGES_ACTIONS} from './messages.js'
import {SERVER_ACTIONS} from './server.js'
import {SHARING_ACTIONS} from './sharing.js'
import {GROUP_CONTENT_ACTIONS} from './group-content.js'
import {ACCOUNT_ACTIONS} from './account.js'
import {COLLECTIONS_ACTIONS} from './collections.js'
import {ALBUMS_ACTIONS} from './albums.js'
import {TRANSFERS_ACTIONS} from './transfers.js'
import {MEDIA_ACTIONS} from './media.js'
import {GROUP_FILES_ACTIONS} from './group-files.js'
import {FRIENDS_ACTIONS} from './friends.js'
import {SECRETS_ACTIONS} from './secrets.js'
import {REQUESTS_ACTIONS} from './requests.js'
import {GROUPS_ACTIONS} from './groups.js'

/** The known facts of every action of NapCat 4.18.19, by wire name. */
export const CATALOG = {
  ...MESSAGES_ACTIONS,
  ...SERVER_ACTIONS,
  ...SHARING_ACTIONS,
  ...GROUP_CONTENT_ACTIONS,
  ...ACCOUNT_ACTIONS,
  ...COLLECTIONS_ACTIONS,
  ...ALBUMS_ACTIONS,
  ...TRANSFERS_ACTIONS,
  ...MEDIA_ACTIONS,
  ...GROUP_FILES_ACTIONS,
  ...FRIENDS_ACTIONS,
  ...SECRETS_ACTIONS,
  ...REQUESTS_ACTIONS,
  ...GROUPS_ACTIONS,
} as const
