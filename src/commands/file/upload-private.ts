import {mediasArg, userArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {uploadFiles, fileUploadFlags} from '../../lib/features/files/file-upload.js'
import {sendFlags} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'

export default class FileUploadPrivate extends QQCommand {
  static action = 'upload_private_file'
  static override summary = 'Upload files to a user (same as file upload user:ID)'
  static override description = 'The upload is likely to fail if the user is not a friend of the bot.'
  static override hidden = true
  static override examples = ['<%= config.bin %> file upload-private 10001 ./cat.png --name 合影.png']

  static override args = {user: userArg(), path: mediasArg()}
  static override flags = {...fileUploadFlags, ...sendFlags}

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(FileUploadPrivate)
    return uploadFiles(this.session, {kind: 'user', id: args.user}, args.path, flags)
  }
}
