import {groupArkCommand} from '../../lib/features/messages/ark-commands.js'

export default groupArkCommand({
  action: 'ArkShareGroup',
  summary: 'Old wire name of `share get-group`',
  words: 'share get-group-legacy',
  hidden: true,
})
