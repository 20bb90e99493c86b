import {optionalUserArg, targetArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'

export default defineAction({
  action: 'send_poke',
  summary: 'Poke a user',
  description: "NapCat answers ok without checking whether the poke arrived. This needs NapCat's packet backend.",
  examples: ['<%= config.bin %> msg poke user:10001', '<%= config.bin %> msg poke group:123456 10001'],
  args: {
    target: targetArg('the chat to poke in: group:123456 or user:10001 (g: and u: for short)'),
    user: optionalUserArg(
      "the user to poke; in a private chat the default is the other user, and the bot's own number pokes the bot",
    ),
  },
  params({args: {target, user}}) {
    if (target.kind === 'user') return {user_id: target.id, target_id: user}
    if (user === undefined) throw new QQError('USAGE', say('user: give the member to poke in the group'))
    return {group_id: target.id, user_id: user}
  },
})
