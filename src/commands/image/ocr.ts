import {mediaArg} from '../../lib/vocabulary/args.js'
import {defineUpload} from '../../lib/features/files/define-upload.js'

export default defineUpload({
  action: 'ocr_image',
  summary: 'Read the text in an image',
  description: 'This works only if NapCat runs on Windows. Without text: `[]`.',
  examples: [
    '<%= config.bin %> image ocr ./cat.png',
    '<%= config.bin %> image ocr https://example.com/menu.png --jq ".[].text"',
  ],
  args: {image: mediaArg('the image')},
  params: async ({args}, files) => ({image: await files.one(args.image, {media: 'image'})}),
  shape: data => data ?? [], // NapCat answers null where there is no text
  columns: ['text', 'score'],
})
