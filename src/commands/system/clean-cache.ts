import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'clean_cache',
  summary: 'Delete temporary files and cached media on the server',
  description:
    'This deletes NapCat’s temporary files, and the images, voices, videos, files and logs that QQ has saved. Running uploads of other clients are lost.',
  examples: ['<%= config.bin %> system clean-cache --confirm clean-cache'],
  params: () => ({}),
})
