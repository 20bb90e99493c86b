import {groupArkCommand} from '../../lib/features/messages/ark-commands.js'

export default groupArkCommand({
  action: 'send_group_ark_share',
  summary: 'Create a card that shares a group',
  words: 'share get-group',
})
