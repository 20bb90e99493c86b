import {expect, it} from 'vitest'
import {rememberedIds} from '../../../../src/lib/features/completion/remembered.js'

it('gives a few of very many, which begin alike only as far as all do', () => {
  const ids = Array.from({length: 5000}, (_, index) => String(1_990_000 + index * 7))
  const rows = ids.map(id => ({id, name: '群', remark: ''}))
  const words = rememberedIds('GROUP', '', [], {list: () => rows, contacts: new Map()}).map(({word}) => word)
  expect(words).toHaveLength(200)
  expect(words).toContain('1990000')
  expect(words).toContain('2024993')
  expect(new Set(words).size).toBe(200)
})
