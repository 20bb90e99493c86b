import {expect, it} from 'vitest'
import {unescapeHtml} from '../../../src/lib/output/html.js'

it.each([
  ['&lt;b&gt; &amp; &quot;x&quot; &#39;y&#x27;&nbsp;&#10;', '<b> & "x" \'y\' \n'],
  ['&amp;lt;', '&lt;'],
  ['&nope; &#99999999; &#x110000; & &;', '&nope; &#99999999; &#x110000; & &;'],
  ['&constructor;', '&constructor;'],
  [5, 5],
  [undefined, undefined],
])('reads %j as %j', (text, expected) => {
  expect(unescapeHtml(text)).toBe(expected)
})
