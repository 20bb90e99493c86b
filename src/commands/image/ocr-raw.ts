import {mediaArg} from '../../lib/vocabulary/args.js'
import {defineUpload} from '../../lib/features/files/define-upload.js'

export default defineUpload({
  action: '.ocr_image',
  summary: 'Read the text in an image (same as image ocr)',
  description: 'It works only on Windows.',
  hidden: true,
  examples: ['<%= config.bin %> image ocr-raw ./cat.png'],
  args: {image: mediaArg('the image')},
  params: async ({args}, files) => ({image: await files.one(args.image, {media: 'image'})}),
  shape: data => data ?? [], // NapCat answers null where there is no text
  columns: ['text', 'score'],
})
