import {contactArkCommand} from '../../lib/features/messages/ark-commands.js'

export default contactArkCommand({
  action: 'ArkSharePeer',
  summary: 'Create a user or group card by the old action name',
  words: 'share get-user-legacy',
  hidden: true,
})
