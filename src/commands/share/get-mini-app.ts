import * as Flags from '@oclif/core/flags'
import {choiceArg} from '../../lib/vocabulary/args.js'
import {sendingHint} from '../../lib/features/messages/ark-commands.js'
import {defineAction} from '../../lib/define/define-action.js'
import {QQError} from '../../lib/errors/errors.js'
import {say} from '../../lib/errors/saying.js'

const CUSTOM = {helpGroup: 'CUSTOM', helpValue: 'TEXT'}

/** The values that a template contains and that `custom` needs. */
const customFlags = {
  'icon-url': Flags.string({...CUSTOM, summary: 'icon of the app', helpValue: 'URL'}),
  'app-id': Flags.string({...CUSTOM, summary: 'id of the app'}),
  scene: Flags.string({...CUSTOM, summary: 'scene number'}),
  'template-type': Flags.string({...CUSTOM, summary: 'template type number'}),
  'business-type': Flags.string({...CUSTOM, summary: 'business type number'}),
  'ver-type': Flags.string({...CUSTOM, summary: 'version type number'}),
  'share-type': Flags.string({...CUSTOM, summary: 'share type number'}),
  'version-id': Flags.string({...CUSTOM, summary: 'version id of the app'}),
  'sdk-id': Flags.string({...CUSTOM, summary: 'id of the SDK'}),
  'with-share-ticket': Flags.string({...CUSTOM, summary: 'whether to use a share ticket (0 or 1)'}),
}
const CUSTOM_NAMES = Object.keys(customFlags) as (keyof typeof customFlags)[] // these are exactly its keys

export default defineAction({
  action: 'get_mini_app_ark',
  summary: 'Create a mini app card',
  description: `bili and weibo are templates of NapCat. They already contain the values of the CUSTOM flags, so these flags are refused. custom needs all of the CUSTOM flags. ${sendingHint('share get-mini-app …')}`,
  examples: [
    '<%= config.bin %> share get-mini-app bili --title 企鹅的一天 --desc 纪录片 --pic-url https://example.com/cover.png --jump-url https://b23.tv/av170001',
    '<%= config.bin %> share get-mini-app weibo --title 热搜 --desc 今天的新闻 --pic-url https://example.com/cover.png --jump-url https://weibo.com/1 -o id',
    '<%= config.bin %> share get-mini-app custom --title 标题 --desc 说明 --pic-url https://example.com/cover.png --jump-url pages/index --icon-url https://example.com/icon.png --app-id 1109937557 --scene 1 --template-type 1 --business-type 0 --ver-type 3 --share-type 0 --version-id cfc5f7b05b44b5956502edaecf9d2240 --sdk-id V1_PC_MINISDK_99.99.99_1_APP_A --with-share-ticket 0',
  ],
  args: {type: choiceArg(['bili', 'weibo', 'custom'], 'the app')},
  flags: {
    title: Flags.string({summary: 'title of the card', helpValue: 'TEXT', required: true}),
    desc: Flags.string({summary: 'text of the card', helpValue: 'TEXT', required: true}),
    'pic-url': Flags.string({summary: 'image of the card', helpValue: 'URL', required: true}),
    'jump-url': Flags.string({summary: 'page of the app that the card opens', helpValue: 'URL', required: true}),
    'web-url': Flags.string({summary: 'page to open on devices without mini apps', helpValue: 'URL'}),
    'raw-ark': Flags.boolean({summary: "return QQ's own answer instead of an ark"}),
    ...customFlags,
  },
  params: ({args: {type}, flags}) => {
    const given = CUSTOM_NAMES.filter(name => flags[name] !== undefined)
    if (type !== 'custom' && given.length > 0) {
      throw new QQError(
        'USAGE',
        say('{flags} cannot be used with the type {type}', {type, flags: given.map(asTyped)}),
        {
          hint: say('use them with the type custom'),
        },
      )
    }
    if (type === 'custom' && given.length < CUSTOM_NAMES.length) {
      const missing = CUSTOM_NAMES.filter(name => !given.includes(name))
      throw new QQError('USAGE', say('the type custom also requires {flags}', {flags: missing.map(asTyped)}))
    }
    return {
      type: type === 'custom' ? undefined : type,
      title: flags.title,
      desc: flags.desc,
      picUrl: flags['pic-url'],
      jumpUrl: flags['jump-url'],
      webUrl: flags['web-url'],
      rawArkData: flags['raw-ark'] ? ('true' as const) : undefined,
      iconUrl: flags['icon-url'],
      appId: flags['app-id'],
      scene: flags.scene,
      templateType: flags['template-type'],
      businessType: flags['business-type'],
      verType: flags['ver-type'],
      shareType: flags['share-type'],
      versionId: flags['version-id'],
      sdkId: flags['sdk-id'],
      withShareTicket: flags['with-share-ticket'],
    }
  },
  columns: ['data'],
})

function asTyped(name: string): string {
  return `--${name}`
}
