import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'clean_stream_temp_file',
  summary: 'Delete all temporary files of NapCat',
  description:
    'Not what is left of streams alone: every file in NapCat’s temp folder goes, also those that others are about to send or to fetch. What cannot be deleted is not told: ok means only that it was tried.',
  examples: ['<%= config.bin %> stream clean --confirm clean'],
  params: () => ({}),
})
