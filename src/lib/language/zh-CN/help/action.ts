import {translated} from '../../translated.js'

export const TEXTS = translated({
  "List NapCat's actions and their commands": '列出 NapCat 的接口及对应的命令',
  'Show what is known about an action': '查看接口的说明',
  'Shows its parameters, answer, requirements, command and example lines. The JSON output is one object with all of this and the schema.':
    '显示接口的参数、应答、要求、对应的命令和示例。JSON 输出是一个对象，包含以上全部内容和 JSON Schema。',
  'print only a JSON Schema of the parameters': '只输出参数的 JSON Schema',
  'print only the example lines': '只输出示例',
  'This needs no server, except with --supported, which asks it for its version and its packet backend. Then `supported` is true, false, or null if only a call can show it, and `reason` explains it.':
    '不需要服务端；只有 --supported 例外，它会查询服务端的版本和 Packet 后端。此时 `supported` 为 true、false 或 null（须实际调用才能知道），`reason` 说明原因。',
  'only actions with this topic (group), effect (read, set, send, delete, control), requirement (admin, packet), or text in name or summary; repeated flags must all match':
    '只列出属于此命令组（group）、作用（read、set、send、delete、control）、要求（admin、packet）的接口，或者名称、摘要包含此文字的接口；多次使用时须全部符合',
  'only actions with these words, in English or Chinese': '只列出包含这些词的接口，中英文均可',
  'ask the server which actions it supports': '向服务端查询支持哪些接口',
})
