import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'clean_cache',
  summary: 'Delete temporary files and cached media on the server',
  description:
    'NapCat’s temporary files, and what QQ has saved of pictures, voices, videos, files and logs. Uploads that others have under way are lost.',
  examples: ['<%= config.bin %> system clean-cache --confirm clean-cache'],
  params: () => ({}),
})
