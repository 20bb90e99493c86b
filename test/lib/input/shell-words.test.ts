import {expect, it} from 'vitest'
import {shellWords} from '../../../src/lib/input/shell-words.js'

it.each([
  ['', []],
  ['  \t ', []],
  ['msg send g:1 hello', ['msg', 'send', 'g:1', 'hello']],
  ['  a   b\t', ['a', 'b']],
  [`'one word' "another one"`, ['one word', 'another one']],
  [`a'b c'd"e f"g`, ['ab cde fg']],
  [`''`, ['']],
  [`"" x`, ['', 'x']],
  [String.raw`a\ b \'c\' \\`, ['a b', "'c'", '\\']],
  [String.raw`"a \"quoted\" \\ \$ \n"`, [String.raw`a "quoted" \ $ \n`]],
  [String.raw`'a \ b'`, [String.raw`a \ b`]],
  ['$(rm -rf) `x` $HOME * ; | > #', ['$(rm', '-rf)', '`x`', '$HOME', '*', ';', '|', '>', '#']],
  ['你好 🐧', ['你好', '🐧']],
])('splits %j as a shell does, and puts nothing in', (line, words) => {
  expect(shellWords(line)).toEqual(words)
})

it.each([`a 'b`, `a "b`, String.raw`"a\"`, 'a\\'])('refuses %j', line => {
  expect(() => shellWords(line)).toThrow(/not closed/)
})
