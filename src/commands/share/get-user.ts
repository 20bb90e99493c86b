import {contactArkCommand} from '../../lib/features/messages/ark-commands.js'

export default contactArkCommand({
  action: 'send_ark_share',
  summary: 'Create a card that shares a user or a group',
  words: 'share get-user',
})
