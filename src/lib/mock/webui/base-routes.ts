import {APP_VERSION} from '../actions/account.js'
import {get, type Route} from './parts.js'

const QQ_VERSION = '3.2.20-41857'

export const BASE_ROUTES: Readonly<Record<string, Route>> = {
  'base/GetNapCatVersion': get(() => ({version: APP_VERSION})),
  'base/QQVersion': get((_request, {account}) =>
    account.state === 'online' || account.state === 'offline' || account.state === 'kicked' ? QQ_VERSION : 'unknown',
  ),
  'WebUIConfig/GetClientIP': get(({address}) => ({ip: address})),
}
