import {translated} from '../../translated.js'

export const TEXTS = translated({
  'Open the configuration file in an editor': '用编辑器打开配置文件',
  'The editor is VISUAL, else EDITOR, else vi. It is given a copy, which takes the place of the file when it can be read as a configuration.':
    '编辑器依次取自 VISUAL、EDITOR，都没有时用 vi。编辑的是副本；副本是有效的配置时，才会替换原文件。',
  'Show one setting and where it comes from': '查看一项设置及其来源',
  'The value is the one that a command would use now. Without a key all settings are shown, as `config list` does.':
    '显示的是此刻执行命令会使用的值。不指定 KEY 时显示全部设置，同 `config list`。',
  'the name of the setting, such as url': '设置的名称，例如 url',
  'show the token': '显示 token',
  'List the settings in force and where each comes from': '列出生效的设置及各自的来源',
  'The settings are those that a command would use now: from its flags, the environment, the profile and the files. A token is masked unless --reveal is given.':
    '列出此刻执行命令会使用的设置：来自选项、环境变量、配置方案和文件。除非加上 --reveal，否则不显示 token 的内容。',
  'Show where the configuration file is': '查看配置文件的位置',
  'The file need not be there: `config set` and `init` make it.': '文件可以不存在：`config set` 和 `init` 会创建它。',
  'Set a value in the configuration file': '在配置文件中设置一个值',
  'The value is checked before anything is written. Comments and what else is in the file stay as they are. On a terminal a value that is not given is asked for, a token without showing it.':
    '写入之前会检查该值。注释和文件中的其他内容保持不变。在终端上没有给出值时会询问，输入的 token 不回显。',
  'the setting: url, profiles.home.url, or url with -p home': '设置的名称：url、profiles.home.url，或 url 加 -p home',
  'its value, or - for the first line of stdin': '设置的值；- 表示取 stdin 的首行',
  'Remove a value from the configuration file': '从配置文件中删除一个值',
})
