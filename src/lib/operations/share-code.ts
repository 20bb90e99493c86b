import {QQError} from '../errors/errors.js'

/**
 * The code of a flash transfer, from its link (`https://qfile.qq.com/q/CODE`) or as given.
 * @throws QQError VALIDATION if there is none
 */
export function shareCode(text: string): string {
  const code = /^https?:\/\//.test(text) ? codeOfLink(text) : text.trim()
  if (code !== '') return code
  throw new QQError('VALIDATION', {kind: 'operations.noShareCode', text})
}

function codeOfLink(link: string): string {
  if (!URL.canParse(link)) return ''
  const {pathname, searchParams} = new URL(link)
  return searchParams.get('code') ?? pathname.split('/').findLast(part => part !== '') ?? ''
}
