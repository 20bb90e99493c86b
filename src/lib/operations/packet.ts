import {lookUp} from '../client/request.js'
import {type Caller} from '../client/caller.js'
import {QQError} from '../errors/errors.js'

/**
 * Whether NapCat is known to have no packet backend, which depends on its QQ version.
 * @throws as a lost connection; another failure of the check does not count
 */
export async function lacksPacketBackend(caller: Caller): Promise<boolean> {
  try {
    await caller.call(lookUp('nc_get_packet_status', {}))
    return false
  } catch (error) {
    if (!(error instanceof QQError) || error.retcode === undefined) throw error
    return error.retcode === 1400
  }
}
