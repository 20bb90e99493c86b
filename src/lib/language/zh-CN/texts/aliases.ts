import {translated} from '../../translated.js'

export const TEXTS = translated({
  'the alias {name} requires {count} words before any flag': '别名 {name} 后面要先写 {count} 个词，再写选项',
  'it stands for: qq {text}': '它代表：qq {text}',
  '{name} stands for: qq {text}': '{name} 代表：qq {text}',
  'there is no alias {name:quoted}': '没有别名 {name:quoted}',
  'see `qq alias list`': '请看 `qq alias list`',
  '{name:quoted} cannot be an alias': '{name:quoted} 不能用作别名',
  'use letters, digits, - and _': '只能用字母（汉字也可以）、数字、- 和 _',
  '{name:quoted} is a command already': '已有名为 {name:quoted} 的命令',
  'it stood for: {text}': '原先代表：{text}',
  '{place:quoted} is not a place for a word': '{place:quoted} 不是占位符',
  'places are $1 to $9; write $$ for a dollar': '占位符为 $1 到 $9；美元符号写作 $$',
  '{place} is missing': '缺少 {place}',
  'an alias begins with a command, not with {flag}': '别名要以命令开头，不能以 {flag} 开头',
})
