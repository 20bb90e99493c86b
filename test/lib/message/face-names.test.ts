import {expect, it} from 'vitest'
import {allFaces, faceNamed, namedFaces, nameOfFace} from '../../../src/lib/message/face-names.js'

it('has the faces of NapCat 4.18.19, in order', () => {
  const ids = [...allFaces().keys()].map(Number)
  expect(ids).toHaveLength(329)
  expect(ids).toEqual([...new Set(ids)].sort((a, b) => a - b))
  expect(ids.at(-1)).toBe(484)
  expect([...allFaces().values()].every(name => /^[^\s/]+$/.test(name))).toBe(true)
})

it.each([
  ['0', '惊讶'],
  ['14', '微笑'],
  ['200', '求求'],
  ['353', '拜托'],
  ['356', '666'],
  ['450', '撇嘴'],
  ['484', '比爱心'],
])('calls %s %s', (id, name) => {
  expect(nameOfFace(id)).toBe(name)
})

it.each(['54', '57', '61', '192', '228', '315', '327', '331', '485', '014', 'toString', ''])('knows no face %j', id => {
  expect(nameOfFace(id)).toBeUndefined()
})

it.each([
  ['微笑', '14'], // and 452
  ['睡', '8'], // and 457
  ['拜托', '353'],
  ['ok', '124'],
  ['666', '356'],
])('finds %s as %s, the lowest of its name', (name, id) => {
  expect(faceNamed(name)).toBe(id)
  expect(namedFaces().get(nameOfFace(id) ?? '')).toBe(id)
})

it.each(['闪电', '足球', '/微笑', '', 'constructor'])('finds no face called %j', name => {
  expect(faceNamed(name)).toBeUndefined()
})

it('gives each of its names once', () => {
  expect(namedFaces().size).toBe(321)
})
