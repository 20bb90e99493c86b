import {translated} from '../../translated.js'

export const TEXTS = translated({
  'List your aliases': '列出别名',
  'Remove an alias': '删除别名',
  'the alias': '别名',
  'Set a word of your own for a command line': '给一行命令设置别名',
  'The line is split once, as a shell would, and no shell runs it. $1 to $9 take the words behind the alias, each as one word; $$ is a dollar; further words and flags follow at the end. A command of the same name always wins, and lines of a batch have no aliases.':
    '命令行只像 shell 那样拆分一次，不经过 shell 执行。$1 到 $9 依次取别名后面的词，每个词不再拆分；$$ 表示美元符号；多余的词和选项接在末尾。同名命令始终优先，批量文件里不能用别名。',
  'the command line without qq, in quotes': '不含 qq 的命令行，写在引号里',
})
