import {expect, it} from 'vitest'
import {readCallParams} from '../../../../src/lib/features/calls/call-params.js'
import {testSession} from '../../../support/session.js'
import {shellLine, exampleParams} from '../../../../src/lib/protocol/about/call-example.js'
import {actionNames} from '../../../../src/lib/protocol/actions.js'
import {coerceParams, findProblems} from '../../../../src/lib/protocol/validate.js'
import {publishedSchema} from '../../../support/published-schema.js'
import {shell} from '../../../support/run.js'

const schema = publishedSchema()
/** Where the published schema is a choice between whole shapes, or leaves out `messages`, which NapCat takes. */
const UNTOLD = ['get_mini_app_ark', 'send_forward_msg', 'send_group_forward_msg', 'send_private_forward_msg']

it.each(actionNames())('%s has an example that can be sent', async action => {
  const params = coerceParams(action, await readCallParams(testSession().stdin, exampleParams(action), undefined))
  expect(findProblems(action, params)).toEqual([])
  if (!UNTOLD.includes(action)) expect(schema?.problems(action, params) ?? []).toEqual([])
})

it('gives what decides what happens', () => {
  expect(exampleParams('set_group_ban')).toEqual(['group_id=123456', 'user_id=10001', 'duration=600'])
  expect(exampleParams('set_group_admin')).toContain('enable=true')
  expect(exampleParams('set_group_kick_members')).toEqual([
    'group_id=123456',
    'user_id[]=10001',
    'reject_add_request=false',
  ])
})

it('quotes for a shell', async () => {
  const words = ['a=你好', 'b:={"c":"it\'s $HOME"}', 'd[]=1', 'e=x y', 'f=-']
  const line = shellLine('printf', '%s\\n', words).replace(' call ', ' ').replace('%s\\n', "'%s\\n'")
  expect((await shell(line)).stdout).toBe(`${words.join('\n')}\n`)
})
