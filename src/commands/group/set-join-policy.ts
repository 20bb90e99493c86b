import * as Flags from '@oclif/core/flags'
import {groupArg, namedArg} from '../../lib/vocabulary/args.js'
import {defineAction} from '../../lib/define/define-action.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'

const POLICIES = {anyone: 1, approval: 2, nobody: 3, answer: 4, question: 5} as const

/** The flags that a policy needs; other policies need none. */
const ASKS: Readonly<Partial<Record<keyof typeof POLICIES, readonly string[]>>> = {
  answer: ['question', 'answer'],
  question: ['question'],
}

export default defineAction({
  action: 'set_group_add_option',
  summary: 'Set how users can join a group',
  description:
    'anyone: users join at once. approval: an admin must approve. nobody: nobody can join. answer: users must give the right --answer to the --question. question: users answer the --question and an admin must approve. The bot must be an admin.',
  examples: [
    '<%= config.bin %> group set-join-policy 123456 approval',
    '<%= config.bin %> group set-join-policy 123456 question --question "从哪里来？"',
    '<%= config.bin %> group set-join-policy 123456 answer --question "1+1=?" --answer 2',
  ],
  args: {group: groupArg(), policy: namedArg(POLICIES, 'the policy')},
  flags: {
    question: Flags.string({summary: 'the question, for the policies answer and question', helpValue: 'TEXT'}),
    answer: Flags.string({summary: 'the right answer, for the policy answer', helpValue: 'TEXT'}),
  },
  params({args, flags}) {
    const needed = ASKS[args.policy] ?? []
    for (const name of ['question', 'answer'] as const) {
      const isGiven = flags[name] !== undefined
      if (needed.includes(name) && (!isGiven || flags[name]?.trim() === ''))
        throw new QQError('USAGE', say('the policy {policy} requires --{name}', {policy: args.policy, name}))
      if (isGiven && !needed.includes(name))
        throw new QQError('USAGE', say('--{name} cannot be used with the policy {policy}', {policy: args.policy, name}))
    }
    return {
      group_id: args.group,
      add_type: POLICIES[args.policy],
      group_question: flags.question,
      group_answer: flags.answer,
    }
  },
})
