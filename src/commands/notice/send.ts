import * as Flags from '@oclif/core/flags'
import {FILE_FORMS, groupArg, phraseArg} from '../../lib/vocabulary/args.js'
import {countFlag} from '../../lib/vocabulary/flags.js'
import {defineUpload, type WithSources} from '../../lib/features/files/define-upload.js'
import {readSomeWords} from '../../lib/input/words.js'
import {type ParamsOf} from '../../lib/protocol/params.js'

export default defineUpload({
  action: '_send_group_notice',
  summary: 'Publish a notice in a group (公告)',
  description:
    'The bot must be an admin. Members are asked to confirm that they have read it, unless --no-confirm is given. NapCat does not tell the id of the new notice: it is in `notice list`.',
  examples: [
    '<%= config.bin %> notice send 123456 "周五晚八点分享会"',
    '<%= config.bin %> notice send 123456 "新的群规" --image ./cat.png --pinned --no-confirm',
    'echo 明天停电 | <%= config.bin %> notice send 123456 -',
  ],
  args: {group: groupArg(), text: phraseArg('the text')},
  flags: {
    image: Flags.string({
      summary: `a picture: ${FILE_FORMS}`,
      helpValue: 'FILE',
    }),
    pinned: Flags.boolean({summary: 'keep it on top'}),
    'no-confirm': Flags.boolean({summary: 'do not ask members to confirm that they have read it'}),
    'show-edit-card': Flags.boolean({summary: 'ask members to set their card'}),
    type: countFlag({summary: 'QQ’s type of the notice; no other is known to work (1)'}),
    'tip-window': countFlag({summary: 'QQ’s way to pop it up; no other is known to work (0)'}),
  },
  params: async ({args, flags, stdin}, files): Promise<WithSources<ParamsOf<'_send_group_notice'>>> => ({
    group_id: args.group,
    content: await readSomeWords(stdin, args.text, 'text'),
    image: flags.image === undefined ? undefined : await files.one(flags.image, {media: 'image'}),
    pinned: flags.pinned ? 1 : 0,
    confirm_required: flags['no-confirm'] ? 0 : 1,
    is_show_edit_card: flags['show-edit-card'] ? 1 : 0,
    type: flags.type,
    tip_window_type: flags['tip-window'],
  }),
})
