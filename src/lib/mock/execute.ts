import {factsOf, withoutSuffix} from '../protocol/actions.js'
import {type ActionFacts} from '../protocol/catalog/facts.js'
import {ACCOUNT} from './actions/account.js'
import {COLLECTIONS} from './actions/collections.js'
import {ALBUM_ACTIONS} from './actions/albums.js'
import {DOWNLOADS, type StreamHandler} from './actions/downloads.js'
import {FACES} from './actions/faces.js'
import {FLASH} from './actions/flash.js'
import {FRIENDS} from './actions/friends.js'
import {GROUP_ADMIN} from './actions/group-admin.js'
import {GROUP_SETTINGS} from './actions/group-settings.js'
import {GROUP_CONTENT} from './actions/group-content.js'
import {GROUP_FILES} from './actions/group-files.js'
import {GROUPS} from './actions/groups.js'
import {ONLINE_FILES} from './actions/online-files.js'
import {QZONE} from './actions/qzone.js'
import {REACTING} from './actions/reacting.js'
import {READING} from './actions/reading.js'
import {REQUESTS} from './actions/requests.js'
import {SENDING} from './actions/sending.js'
import {STREAM_FILES, uploadFileStream} from './actions/uploads.js'
import {VOICES} from './actions/voices.js'
import {type CallContext, type HandlerTable} from './handler.js'
import {BAD_REQUEST, FAILED, Refusal} from './refusal.js'
import {sampleOf} from './sample.js'
import {isJsonObject} from '../protocol/json.js'
import {type WireParams} from './wire-values.js'
import {choicesMade, validateParams} from './validate-params.js'

const HANDLERS: HandlerTable = {
  ...ACCOUNT,
  ...FRIENDS,
  ...GROUPS,
  ...GROUP_ADMIN,
  ...GROUP_SETTINGS,
  ...READING,
  ...REQUESTS,
  ...SENDING,
  ...VOICES,
  ...GROUP_CONTENT,
  ...COLLECTIONS,
  ...FACES,
  ...FLASH,
  ...ONLINE_FILES,
  ...QZONE,
  ...REACTING,
  ...ALBUM_ACTIONS,
  ...GROUP_FILES,
  ...STREAM_FILES,
}

const STREAMS: Readonly<Record<string, StreamHandler>> = {...DOWNLOADS, upload_file_stream: uploadFileStream}

/** These have no schema: their handlers get the original parameters. */
const UNCHECKED: ReadonlySet<string> = new Set([
  'send_msg',
  'send_group_msg',
  'send_private_msg',
  'send_forward_msg',
  'send_group_forward_msg',
  'send_private_forward_msg',
  'get_version_info',
])

export interface CalledAction {
  /** Without the suffix that changes nothing. */
  readonly name: string
  readonly facts: ActionFacts
}

/** Every action also exists as `<name>_async` and `<name>_rate_limited`, with the same behaviour. */
export function knownAction(wireName: string): CalledAction | undefined {
  const name = withoutSuffix(wireName)
  const facts = factsOf(name)
  return facts?.gone === undefined ? facts && {name, facts} : undefined
}

function checkedParams({name, facts}: CalledAction, params: unknown): WireParams {
  if (UNCHECKED.has(name)) return isJsonObject(params) ? params : {}
  return validateParams(params, facts)
}

/**
 * Executes an action and returns the reply's `data`.
 * @throws Refusal for a failed reply, Silence for none
 */
export function execute(action: CalledAction, params: unknown, context: CallContext): unknown {
  const checked = checkedParams(action, params)
  const handler = HANDLERS[action.name]
  if (handler !== undefined) return handler(checked, context)
  if (!choicesMade(checked, action.facts))
    throw new Refusal(FAILED, "Cannot read properties of undefined (reading 'toString')")
  return sampleOf(action.name, action.facts)(checked, context)
}

/**
 * The packets of a stream action; each is the `data` of one frame.
 * @throws Refusal in place of a packet, also for wrong parameters
 */
export async function* executeStream(action: CalledAction, params: unknown, context: CallContext): AsyncGenerator {
  const stream = STREAMS[action.name]
  if (stream === undefined) throw new Refusal(BAD_REQUEST, `${action.name} is no stream`)
  yield* stream(checkedParams(action, params), context)
}
