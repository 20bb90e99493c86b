import {say} from '../../lib/errors/saying.js'
import {optionalTextArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'

export default defineAction({
  action: '_get_model_show',
  summary: 'Show the device names that the bot can display',
  examples: ['<%= config.bin %> account get-model', '<%= config.bin %> account get-model "iPhone 13"'],
  args: {model: optionalTextArg('the device')},
  params: ({args}) => ({model: args.model}),
  note: say('NapCat always returns this answer'),
  rows: '[]',
  columns: ['variants.model_show', 'variants.need_pay'],
})
