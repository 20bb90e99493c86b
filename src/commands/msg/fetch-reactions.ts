import * as Flags from '@oclif/core/flags'
import {say} from '../../lib/errors/saying.js'
import {request} from '../../lib/client/request.js'
import {emojiArg, messageArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags, emojiTypeFlag, positiveFlag} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {emojiTypeOf} from '../../lib/message/emoji.js'
import {fetchPages, nextReactions} from '../../lib/operations/pages.js'
import {rowsAt} from '../../lib/output/row-path.js'

export default class MsgFetchReactions extends QQCommand {
  static action = 'fetch_emoji_like'
  static override summary = 'List who reacted to a message, page by page'
  static override description =
    'Shows one page, or all pages with --all. QQ may return fewer users than requested. Users are shown by tinyId with their avatars; `msg list-reactions` shows QQ numbers.'
  static override examples = [
    '<%= config.bin %> msg fetch-reactions 1234567 👍',
    '<%= config.bin %> msg fetch-reactions 1234567 76 --all --fields nickName,headUrl',
  ]

  static override args = {message: messageArg(), emoji: emojiArg()}
  static override flags = {
    type: emojiTypeFlag(),
    count: positiveFlag({summary: 'number of users per page (default 20)'}),
    cookie: Flags.string({
      summary: 'page to start from, as printed in the note after the previous page',
      helpValue: 'TEXT',
    }),
    all: Flags.boolean({summary: 'fetch all following pages'}),
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(MsgFetchReactions)
    const about = {
      message_id: args.message,
      emojiId: args.emoji,
      emojiType: flags.type ?? emojiTypeOf(args.emoji),
      count: flags.count ?? 20,
    }
    const {replies, next: more} = await this.session.connector.withCaller(async caller =>
      fetchPages(async (cookie = '') => caller.call(request('fetch_emoji_like', {...about, cookie})), nextReactions, {
        cursor: flags.cookie,
        all: flags.all,
      }),
    )
    if (more !== undefined) this.session.notes.add(say('there are more: use --cookie {more}, or --all', {more}))
    return {
      content: {kind: 'list', rows: replies.flatMap(({data}) => rowsAt(data, 'emojiLikesList[]'))},
      view: {columns: ['tinyId', 'nickName']},
      raw: replies.map(({raw}) => raw),
    }
  }
}
