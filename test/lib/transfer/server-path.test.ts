import {expect, it} from 'vitest'
import {serverPath} from '../../../src/lib/transfer/server-path.js'
import {failureOf} from '../config/fixture.js'

it.each([
  ['remote:/srv/a b.png', '/srv/a b.png'],
  ['remote:C:\\a.png', 'C:\\a.png'],
  ['remote:remote:a', 'remote:a'],
])("takes %s for a path on NapCat's own machine", (text, file) => {
  expect(serverPath(text)).toBe(file)
})

it('refuses remote: without a path, and what is no path there', () => {
  expect(failureOf(() => serverPath('remote:'))).toMatchObject({code: 'VALIDATION', exit: 2})
  expect(failureOf(() => serverPath('/srv/a'))).toMatchObject({
    code: 'VALIDATION',
    hintText: expect.stringContaining('remote:') as string,
  })
})
