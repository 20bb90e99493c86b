import * as Flags from '@oclif/core/flags'
import {textArg, userArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {serverPath} from '../../lib/transfer/server-path.js'

export default defineAction({
  action: 'send_online_folder',
  summary: 'Offer a folder to a user who is online',
  description: "This works like `online-file send`, but for a folder on NapCat's machine.",
  examples: ['<%= config.bin %> online-file send-folder 10001 remote:/data/photos'],
  args: {user: userArg(), path: textArg("a folder on NapCat's machine: remote:/path")},
  flags: {name: Flags.string({summary: 'name that the user sees (default: the name in the path)', helpValue: 'TEXT'})},
  params: ({args, flags}) => ({user_id: args.user, folder_path: serverPath(args.path), folder_name: flags.name}),
  columns: ['msgId', 'elementId'],
})
