import {type ActionFacts} from '../protocol/catalog/facts.js'
import {type ActionHandler, type HandlerTable} from './handler.js'
import {ACCOUNT_SAMPLES} from './samples/account.js'
import {FILE_SAMPLES} from './samples/files.js'
import {GROUP_CONTENT_SAMPLES} from './samples/group-content.js'
import {MESSAGE_SAMPLES} from './samples/messages.js'
import {REQUEST_SAMPLES} from './samples/requests.js'

const SAMPLES: HandlerTable = {
  ...ACCOUNT_SAMPLES,
  ...FILE_SAMPLES,
  ...GROUP_CONTENT_SAMPLES,
  ...MESSAGE_SAMPLES,
  ...REQUEST_SAMPLES,
}

/** The data of a successful native call. */
const NATIVE_OK = {result: 0, errMsg: ''}

/** A sample answer with the right shape for an action without state. */
export function sampleOf(action: string, facts: ActionFacts): ActionHandler {
  const written = SAMPLES[action]
  if (written !== undefined) return written
  switch (facts.data) {
    case 'null':
      return () => null
    case 'absent':
    case 'no reply':
      return () => undefined
    case 'inner':
    case 'native':
    case 'native or absent':
      return () => ({...NATIVE_OK})
    case 'value':
      return () => ({})
  }
}
