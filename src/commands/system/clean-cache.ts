import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: 'clean_cache',
  summary: 'Delete temporary files and cached media on the server',
  description:
    "This deletes NapCat's temporary files and QQ's saved images, voices, videos, files and logs. Running uploads are lost.",
  examples: ['<%= config.bin %> system clean-cache --confirm clean-cache'],
  params: () => ({}),
})
