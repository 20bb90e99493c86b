import {mediaArg} from '../../lib/command/args.js'
import {defineAction} from '../../lib/command/define-action.js'
import {mediaOf} from '../../lib/transfer/media.js'

export default defineAction({
  action: 'ocr_image',
  summary: 'Read the text in an image',
  description: 'Works only where NapCat runs on Windows, whose own text recognition it uses.',
  examples: [
    '<%= config.bin %> image ocr ./cat.png',
    '<%= config.bin %> image ocr https://example.com/menu.png --jq ".[].text"',
  ],
  args: {image: mediaArg('the image')},
  params: ({args}) => ({image: mediaOf(args.image)}),
  columns: ['text', 'score'],
})
