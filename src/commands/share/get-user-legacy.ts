import {contactArkCommand} from '../../lib/command/ark-commands.js'

export default contactArkCommand({
  action: 'ArkSharePeer',
  summary: 'Old wire name of `share get-user`',
  words: 'share get-user-legacy',
  hidden: true,
})
