import {type Caller} from '../client/caller.js'
import {request} from '../client/request.js'
import {isJsonObject, textOf} from '../protocol/json.js'

/** What answers at a URL, and whose bot it runs. */
export interface ServerIdentity {
  /** Such as `NapCat.Onebot 4.18.13`; '' = it does not say. */
  readonly server: string
  /** The QQ number of its bot. */
  readonly bot: string
  readonly nickname: string
}

/** @throws QQError as any call */
export async function serverIdentity(caller: Caller): Promise<ServerIdentity> {
  const {data: version} = await caller.call(request('get_version_info', {}))
  const {data: login} = await caller.call(request('get_login_info', {}))
  return {
    server: [fieldOf(version, 'app_name'), fieldOf(version, 'app_version')].filter(Boolean).join(' '),
    bot: fieldOf(login, 'user_id'),
    nickname: fieldOf(login, 'nickname'),
  }
}

function fieldOf(data: unknown, key: string): string {
  return isJsonObject(data) ? textOf(data[key]) : ''
}
