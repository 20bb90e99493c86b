import * as Flags from '@oclif/core/flags'
import {groupFlag} from '../../lib/vocabulary/flags.js'
import {defineDownload} from '../../lib/features/files/define-download.js'
import {inGroup} from '../../lib/features/files/named-files.js'

export default defineDownload({
  action: 'download_file_stream',
  summary: 'Download files',
  description:
    'With --group a file of the group is NAME, FOLDER/NAME or /NAME (in no folder), FOLDER/ all that is in a folder, and / all that is in none; its size must be the one that the group lists. All names are looked up before the first file is downloaded. Without --group it is the id of a file segment or a name; what the server does not know as an id it looks for by name among all files that QQ has on its disk, and may find another one: --sha256 makes sure. The server fetches a file from QQ first, which can take minutes.',
  examples: [
    '<%= config.bin %> file download --group 123456 新人必读.pdf "资料/API 说明.md" --to .',
    '<%= config.bin %> file download --group 123456 / --recursive --no-clobber',
    '<%= config.bin %> file download report.pdf photos.zip --to . --no-clobber',
    '<%= config.bin %> file download report.pdf --to - | sha256sum',
  ],
  files: 'the files: ids or names of file segments; with --group NAME, FOLDER/NAME, /NAME, id:ID, FOLDER/ or /',
  flags: {
    group: groupFlag({summary: 'the group whose files they are'}),
    recursive: Flags.boolean({
      summary: 'with /, what is in the folders of the group too, each in a folder of its name',
      dependsOn: ['group'],
    }),
  },
  named: ({flags}) => (flags.group === undefined ? undefined : inGroup(flags.group, flags.recursive ?? false)),
})
