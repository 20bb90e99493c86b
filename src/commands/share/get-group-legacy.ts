import {groupArkCommand} from '../../lib/features/messages/ark-commands.js'

export default groupArkCommand({
  action: 'ArkShareGroup',
  summary: 'Create a group card by the old action name',
  words: 'share get-group-legacy',
  hidden: true,
})
