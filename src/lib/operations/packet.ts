import {lookUp} from '../client/request.js'
import {type Caller} from '../client/caller.js'
import {QQError} from '../errors/errors.js'

/**
 * Whether NapCat is known to be without its packet backend, which depends on the QQ that it runs on.
 * @throws what a lost connection throws; that NapCat cannot tell is no reason to think so
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
