import {textOf} from '../wire-values.js'
import {WebuiRefusal} from './answer.js'
import {fieldsOf} from './body.js'
import {networkConfig} from './network-config.js'
import {post, type Endpoint, type Route} from './parts.js'

/** The states in which there is no account whose configuration it could be. */
const LOGGED_OUT: ReadonlySet<string> = new Set(['starting', 'waiting', 'kicked'])

const read: Endpoint = (_request, {account, network}) => {
  if (LOGGED_OUT.has(account.state)) throw new WebuiRefusal('Not Login')
  if (account.state === 'accepted') throw new WebuiRefusal('Config Get Error')
  return network.config
}

/** Before OneBot runs the answer is a success and nothing is written. */
const write: Endpoint = async (request, {account, network}) => {
  if (LOGGED_OUT.has(account.state)) throw new WebuiRefusal('Not Login')
  const {config} = fieldsOf(request)
  if (config === undefined || config === '') throw new WebuiRefusal('config is empty')
  const {default: JSON5} = await import('json5')
  try {
    const wanted = networkConfig(JSON5.parse<unknown>(textOf(config)))
    if (account.state !== 'accepted') network.apply(wanted)
    return null
  } catch (error) {
    throw new WebuiRefusal(`Error: ${error instanceof SyntaxError ? '' : 'Error: '}${String(error)}`)
  }
}

export const NETWORK_ROUTES: Readonly<Record<string, Route>> = {
  'OB11Config/GetConfig': post(read),
  'OB11Config/SetConfig': post(write),
}
