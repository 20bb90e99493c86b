import * as Flags from '@oclif/core/flags'
import {say} from '../../lib/errors/saying.js'
import {diskFileArg, userArg} from '../../lib/vocabulary/args.js'
import {defineUpload} from '../../lib/features/files/define-upload.js'

/** The user may accept the file much later. */
const DAY_MS = 86_400_000

export default defineUpload({
  action: 'send_online_file',
  summary: 'Offer a file to a user who is online',
  description:
    "When the user accepts, the file goes from NapCat's machine to the user's device. A local file is uploaded to NapCat's machine first and stays there for one day. `online-file cancel` withdraws the offer. NapCat waits up to 10 s for QQ.",
  examples: [
    '<%= config.bin %> online-file send 10001 ./cat.png',
    '<%= config.bin %> online-file send 10001 remote:/data/report.pdf --name 报告.pdf',
  ],
  args: {user: userArg(), path: diskFileArg('the file')},
  flags: {name: Flags.string({summary: 'name that the user sees (default: the name in the path)', helpValue: 'TEXT'})},
  params: async ({args, flags: {name}}, files) => {
    const nameHint = name === undefined ? say('add --name') : undefined
    const file = await files.one(args.path, {path: true, keepMs: DAY_MS, nameHint})
    return {
      user_id: args.user,
      file_path: file,
      file_name: name ?? (file.way.kind === 'stream' ? file.name : undefined),
    }
  },
  columns: ['msgId', 'elementId'],
})
