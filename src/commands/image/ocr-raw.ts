import {mediaArg} from '../../lib/command/args.js'
import {defineAction} from '../../lib/command/define-action.js'
import {mediaOf} from '../../lib/transfer/media.js'

export default defineAction({
  action: '.ocr_image',
  summary: 'Read the text in an image (the same as image ocr)',
  description: 'The other name of the same action of NapCat, which works only on Windows.',
  hidden: true,
  examples: ['<%= config.bin %> image ocr-raw ./cat.png'],
  args: {image: mediaArg('the image')},
  params: ({args}) => ({image: mediaOf(args.image)}),
  columns: ['text', 'score'],
})
