import * as Flags from '@oclif/core/flags'
import {say} from '../../lib/errors/saying.js'
import {request} from '../../lib/client/request.js'
import {emojiArg, messageArg} from '../../lib/vocabulary/args.js'
import {QQCommand} from '../../lib/run/base.js'
import {callFlags, emojiTypeFlag, positiveFlag} from '../../lib/vocabulary/flags.js'
import {type Outcome} from '../../lib/run/outcome.js'
import {emojiTypeOf} from '../../lib/message/emoji.js'
import {nextCookie, reactionPages} from '../../lib/operations/reactions.js'
import {rowsAt} from '../../lib/output/row-path.js'

export default class MsgFetchReactions extends QQCommand {
  static action = 'fetch_emoji_like'
  static override summary = 'List who reacted to a message, page by page'
  static override description =
    'One page, unless --all; QQ may give fewer users than asked for. It names users by tinyId and has their pictures; `msg list-reactions` has their QQ numbers.'
  static override examples = [
    '<%= config.bin %> msg fetch-reactions 1234567 👍',
    '<%= config.bin %> msg fetch-reactions 1234567 76 --all --fields nickName,headUrl',
  ]

  static override args = {message: messageArg(), emoji: emojiArg()}
  static override flags = {
    type: emojiTypeFlag(),
    count: positiveFlag({summary: 'how many users a page has (20)'}),
    cookie: Flags.string({
      summary: 'page to begin with, from the note at the end of the page before it',
      helpValue: 'TEXT',
    }),
    all: Flags.boolean({summary: 'all pages from there on'}),
    ...callFlags,
  }

  async run(): Promise<Outcome> {
    const {args, flags} = await this.parse(MsgFetchReactions)
    const about = {
      message_id: args.message,
      emojiId: args.emoji,
      emojiType: flags.type ?? emojiTypeOf(args.emoji),
      count: flags.count ?? 20,
      cookie: flags.cookie ?? '',
    }
    const replies = await this.session.connector.withCaller(async caller =>
      flags.all ? reactionPages(caller, about) : [await caller.call(request('fetch_emoji_like', about))],
    )
    const more = nextCookie(replies.at(-1)?.data)
    if (more !== undefined)
      this.session.notes.add(say('there are more: --cookie {more} gives the next page, --all gives all', {more}))
    return {
      content: {kind: 'list', rows: replies.flatMap(({data}) => rowsAt(data, 'emojiLikesList[]'))},
      view: {columns: ['tinyId', 'nickName']},
      raw: replies.map(({raw}) => raw),
    }
  }
}
