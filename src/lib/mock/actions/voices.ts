import {type HandlerTable} from '../handler.js'
import {FAILED, Refusal} from '../refusal.js'
import {textOf, type WireParams} from '../wire-values.js'
import {type World} from '../world.js'
import {groupOf} from './groups.js'

const SPEAKING = [
  {character_id: 'lucy-voice-laibixiaoxin', character_name: '小新', preview_url: 'https://example.com/voice/1.mp3'},
  {character_id: 'lucy-voice-houge', character_name: '猴哥', preview_url: 'https://example.com/voice/2.mp3'},
]
const SINGING = [
  {character_id: 'lucy-voice-lyrics', character_name: '抒情歌声', preview_url: 'https://example.com/voice/3.mp3'},
]

/** @throws Refusal for a group the bot is not in, and for a voice that does not exist */
function checkVoice(params: WireParams, world: World): void {
  groupOf(world, params)
  const id = textOf(params['character'])
  if (![...SPEAKING, ...SINGING].some(voice => voice.character_id === id)) throw new Refusal(FAILED, 'AI语音生成失败')
}

export const VOICES: HandlerTable = {
  get_ai_characters: (params, {world}) => {
    groupOf(world, params)
    if (params['chat_type'] === 2) return [{type: '唱歌', characters: SINGING}]
    return [
      {type: '推荐', characters: SPEAKING},
      {type: '搞怪', characters: SPEAKING.slice(1)},
    ]
  },
  get_ai_record: (params, {world}) => {
    checkVoice(params, world)
    return 'https://grouptalk.c2c.qq.com/ai-voice/mock.silk'
  },
  /** NapCat does not learn the id of the sent message (action/group/SendGroupAiRecord.ts). */
  send_group_ai_record: (params, {world}) => {
    checkVoice(params, world)
    return {message_id: 0}
  },
}
