import {groupArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {onOffFlag} from '../../lib/vocabulary/flags.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'

export default defineAction({
  action: 'set_group_member_permissions',
  summary: 'Set what plain members of a group can do',
  description: 'Other permissions do not change. The bot must be an admin. This needs NapCat 4.18.18 or newer.',
  examples: [
    '<%= config.bin %> group set-permissions 123456 --upload-album off',
    '<%= config.bin %> group set-permissions 123456 --temporary-session off --create-group off',
  ],
  args: {group: groupArg()},
  flags: {
    'upload-album': onOffFlag({summary: 'let members upload pictures to albums'}),
    'temporary-session': onOffFlag({summary: 'let members start temporary sessions (临时会话)'}),
    'create-group': onOffFlag({summary: 'let members create groups'}),
  },
  params({args, flags}) {
    const permissions = {
      allow_member_upload_album: flags['upload-album'],
      allow_member_temporary_session: flags['temporary-session'],
      allow_member_create_group: flags['create-group'],
    }
    if (Object.values(permissions).every(value => value === undefined)) {
      throw new QQError('USAGE', say('give at least one of --upload-album, --temporary-session, --create-group'))
    }
    return {group_id: args.group, ...permissions}
  },
})
