import * as Flags from '@oclif/core/flags'
import {FILE_FORMS, groupArg, phraseArg} from '../../lib/vocabulary/args.js'
import {countFlag} from '../../lib/vocabulary/flags.js'
import {defineUpload, type WithSources} from '../../lib/features/files/define-upload.js'
import {readSomeWords} from '../../lib/input/read-words.js'
import {type ParamsOf} from '../../lib/protocol/params.js'

export default defineUpload({
  action: '_send_group_notice',
  summary: 'Publish a notice in a group (公告)',
  description:
    'The bot must be an admin. Members are asked to confirm that they have read the notice, unless --no-confirm is given. NapCat does not return the id of the new notice; `notice list` shows it.',
  examples: [
    '<%= config.bin %> notice send 123456 "周五晚八点分享会"',
    '<%= config.bin %> notice send 123456 "新的群规" --image ./cat.png --pinned --no-confirm',
    'echo 明天停电 | <%= config.bin %> notice send 123456 -',
  ],
  args: {group: groupArg(), text: phraseArg('the text')},
  flags: {
    image: Flags.string({
      summary: `an image: ${FILE_FORMS}`,
      helpValue: 'FILE',
    }),
    pinned: Flags.boolean({summary: 'pin the notice'}),
    'no-confirm': Flags.boolean({summary: 'do not ask members to confirm that they have read the notice'}),
    'show-edit-card': Flags.boolean({summary: 'ask members to set their group card'}),
    type: countFlag({summary: "QQ's type of the notice (default 1; no other value is known to work)"}),
    'tip-window': countFlag({summary: "QQ's pop-up mode (default 0; no other value is known to work)"}),
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
