import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'clean_stream_temp_file',
  summary: 'Delete all temporary files of NapCat',
  description:
    "This deletes every file in NapCat's temporary folder, even files that other clients are about to send or download. NapCat does not report files that it cannot delete.",
  examples: ['<%= config.bin %> stream clean --confirm clean'],
  params: () => ({}),
})
