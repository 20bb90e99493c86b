import {contactArkCommand} from '../../lib/features/messages/ark-commands.js'

export default contactArkCommand({
  action: 'ArkSharePeer',
  summary: 'Old wire name of `share get-user`',
  words: 'share get-user-legacy',
  hidden: true,
})
