/** What the system says of files and processes, by its codes. */
const SYSTEM_WORDS: Readonly<Record<string, string>> = {
  EACCES: '权限不足',
  EBUSY: '文件或设备正被占用',
  EADDRINUSE: '地址已被占用',
  EADDRNOTAVAIL: '本机没有这个地址',
  EDQUOT: '超出磁盘配额',
  EEXIST: '已存在',
  EFBIG: '文件过大',
  EINVAL: '参数无效',
  EIO: '读写出错',
  EISDIR: '是目录',
  ELOOP: '符号链接过多',
  EMFILE: '打开的文件过多',
  ENAMETOOLONG: '文件名过长',
  ENFILE: '系统打开的文件过多',
  ENOENT: '没有此文件或目录',
  ENOSPC: '磁盘空间不足',
  ENOTDIR: '不是目录',
  ENOTEMPTY: '目录不为空',
  EPERM: '不允许此操作',
  EROFS: '文件系统只读',
  ETXTBSY: '文件正在执行',
  EXDEV: '不在同一文件系统',
}

/** What V8 says of text that is not JSON, by its beginning. */
const JSON_WORDS: readonly (readonly [RegExp, string])[] = [
  [/^Unexpected token (.+?), [^]* is not valid JSON$/, '不该有 $1'],
  [/^Unexpected end of JSON input$/, '内容不完整'],
  [/^Unexpected non-whitespace character after JSON at position (\d+)[^]*$/, '结束之后还有内容（第 $1 个字符之后）'],
  [/^Unterminated string in JSON at position (\d+)[^]*$/, '字符串没有结束（第 $1 个字符之后）'],
  [/^(?:Unexpected token|Bad|Expected|No|Exponent)[^]* in JSON at position (\d+)[^]*$/, '第 $1 个字符之后有误'],
]

/** `ENOENT: no such file or directory, open 'x'`, as Node writes it; other texts, and those of NapCat, do not change. */
export function systemWords(text: string, place: string): string {
  if (place !== 'detail' && place !== 'reason') return text
  const [, code = '', rest = ''] = /^([A-Z]\w+): [^,]+(?:, \w+(?: (.*))?)?$/s.exec(text) ?? []
  const words = Object.hasOwn(SYSTEM_WORDS, code) ? SYSTEM_WORDS[code] : undefined
  if (words === undefined) return jsonWords(text)
  return rest === '' ? `${words}（${code}）` : `${words}（${code}，${rest}）`
}

function jsonWords(text: string): string {
  const [pattern, words] = JSON_WORDS.find(([said]) => said.test(text)) ?? []
  return pattern && words ? text.replace(pattern, words) : text
}
