import * as Flags from '@oclif/core/flags'
import {groupFlag} from '../../lib/vocabulary/flags.js'
import {defineDownload} from '../../lib/features/files/define-download.js'
import {inGroup} from '../../lib/features/files/named-files.js'

export default defineDownload({
  action: 'download_file_stream',
  summary: 'Download files',
  description:
    'With --group, a file is NAME, FOLDER/NAME or /NAME (top level); FOLDER/ is all files in a folder, and / all files at the top level. Its size must be the size that the group lists. All names are looked up before the first download. Without --group, a file is the id of its file segment, or its name. If the server does not know the id, it searches by name among all files that QQ has on disk and may return a different file; --sha256 makes sure. The server fetches the file from QQ first, which can take minutes.',
  examples: [
    '<%= config.bin %> file download --group 123456 新人必读.pdf "资料/API 说明.md" --to .',
    '<%= config.bin %> file download --group 123456 / --recursive --no-clobber',
    '<%= config.bin %> file download report.pdf photos.zip --to . --no-clobber',
    '<%= config.bin %> file download report.pdf --to - | sha256sum',
  ],
  files: 'the files: ids or names of file segments; with --group NAME, FOLDER/NAME, /NAME, id:ID, FOLDER/ or /',
  flags: {
    group: groupFlag({summary: 'download files of this group'}),
    recursive: Flags.boolean({
      summary: 'with /: also download the folders of the group, each into a folder of the same name',
      dependsOn: ['group'],
    }),
  },
  named: ({flags}) => (flags.group === undefined ? undefined : inGroup(flags.group, flags.recursive ?? false)),
})
