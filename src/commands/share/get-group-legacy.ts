import {groupArkCommand} from '../../lib/command/ark-commands.js'

export default groupArkCommand({
  action: 'ArkShareGroup',
  summary: 'Old wire name of `share get-group`',
  words: 'share get-group-legacy',
  hidden: true,
})
