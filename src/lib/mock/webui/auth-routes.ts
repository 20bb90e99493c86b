import {WebuiRefusal} from './answer.js'
import {fieldsOf} from './body.js'
import {post, get, type Route} from './parts.js'

export const AUTH_ROUTES: Readonly<Record<string, Route>> = {
  'auth/login': post((request, {door}) => door.logIn(fieldsOf(request), request.address)),
  'auth/check': post(({headerCredential}) => {
    if (headerCredential === '') throw new WebuiRefusal('Authorization Failed')
    return null
  }),
  'auth/logout': post(({headerCredential}, {door}) => {
    if (headerCredential === '') throw new WebuiRefusal('Logout failed')
    door.credentials.revoke(headerCredential)
    return 'Logged out successfully'
  }),
  'auth/update_token': post((request, {door}) => door.changeToken(fieldsOf(request), request.headerCredential)),
  'auth/2fa/status': get((_request, {door}) => ({
    enable2FA: door.secret !== undefined,
    hasSecret: door.secret !== undefined,
  })),
}
