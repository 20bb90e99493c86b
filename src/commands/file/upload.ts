import {groupOrTargetArg, mediasArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {placeFlags, uploadFiles, fileUploadFlags} from '../../lib/features/files/file-upload.js'
import {sendFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'

export default class FileUpload extends QQCommand {
  static action = 'upload_group_file'
  static override summary = 'Upload files to a group or a user'
  static override description = `A local file is uploaded in chunks and checked by its SHA-256; the upload survives a lost connection. NapCat fetches a URL itself, and reads a remote:/path on its own machine. file_id is QQ's own id of the file: \`qq file get-url\` and \`qq file get\` accept it, but \`qq file delete\` needs the name. size is null if only the server knows it.`
  static override examples = [
    '<%= config.bin %> file upload 123456 ./cat.png',
    '<%= config.bin %> file upload group:123456 ./cat.png --folder 会议记录 --mkdir --name 合影.png',
    '<%= config.bin %> file upload group:123456 https://example.com/report.pdf remote:/srv/backup.zip',
  ]

  static override args = {target: groupOrTargetArg(), path: mediasArg()}
  static override flags = {
    ...fileUploadFlags,
    ...placeFlags,
    ...sendFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(FileUpload)
    return uploadFiles(this.session, args.target, args.path, flags, flags)
  }
}
