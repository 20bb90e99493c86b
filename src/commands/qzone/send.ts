import * as Flags from '@oclif/core/flags'
import {FILE_FORMS, phraseArg} from '../../lib/vocabulary/args.js'
import {REPEATABLE, userFlag} from '../../lib/vocabulary/flags.js'
import {defineUpload} from '../../lib/features/files/define-upload.js'
import {readWords} from '../../lib/input/read-words.js'
import {QQError} from '../../lib/errors/errors.js'
import {notAmong} from '../../lib/errors/refusals.js'
import {atPlace, say} from '../../lib/errors/saying.js'

/** The words of --visible with QQ's numbers (ugc_right). */
const VISIBLE = {all: 1, friends: 4, some: 16, self: 64, except: 128} as const

type Right = (typeof VISIBLE)[keyof typeof VISIBLE]

const visibleFlag = Flags.custom<Right>({
  helpValue: Object.keys(VISIBLE).join('|'),
  parse: async text => {
    const found = Object.entries(VISIBLE).find(([word, right]) => text === word || text === String(right))
    if (!found) throw notAmong('USAGE', text, Object.keys(VISIBLE))
    return Promise.resolve(found[1])
  },
})

export default defineUpload({
  action: 'send_qzone_msg',
  summary: "Publish a post in the bot's QQ space",
  description:
    'Keep the printed tid: NapCat cannot list posts, and `qzone delete` needs the tid. This needs NapCat 4.18.18 or newer.',
  examples: [
    '<%= config.bin %> qzone send 今天天气真好 --image ./cat.png',
    '<%= config.bin %> qzone send 周末一起打球吗 --visible some --user 10001 --user 10002',
    'date | <%= config.bin %> qzone send - --visible self -o id',
  ],
  args: {text: phraseArg('the text')},
  flags: {
    image: Flags.string({
      ...REPEATABLE,
      summary: `an image: ${FILE_FORMS}`,
      helpValue: 'FILE',
    }),
    visible: visibleFlag({summary: 'who can see the post (default all); some and except need --user'}),
    user: userFlag({...REPEATABLE, summary: 'a user who can see the post (some), or who cannot see it (except)'}),
  },
  params: async ({args, flags: {image, visible, user}, stdin}, files) => {
    const forUsers = visible === VISIBLE.some || visible === VISIBLE.except
    if (forUsers && !user) throw new QQError('USAGE', say('--visible some and --visible except require --user'))
    if (!forUsers && user) throw new QQError('USAGE', say('--user requires --visible some or --visible except'))
    const images = image && (await files.all(image, {media: 'image', fileUrl: true}))
    const content = await readWords(stdin, args.text, 'text')
    if (content.trim() === '' && !images) throw new QQError('VALIDATION', atPlace('text', {kind: 'input.empty'}))
    return {content, images, ugc_right: visible, target_uins: user}
  },
  columns: ['tid'],
})
