import {type RunKinds} from '../../errors/kinds/run.js'
import {sentencesOf} from '../../errors/wording.js'

export const runSentences = sentencesOf<RunKinds>()({
  bug: '{detail}',
  interrupted: ({unsettled}) => (unsettled === undefined ? '已中断' : '已中断：{unsettled}'),
  mayBeDone: '请求已经发出，可能已经生效；请先确认结果，再决定是否重试',
  nameUnknown: ({of, candidates}) => ({
    message: of === 'group' ? '没有名为 {name:quoted} 的群' : '没有备注或群名片为 {name:quoted} 的好友或成员',
    hint:
      candidates.length > 0
        ? '请改用要找的那一个的号码：{candidates}'
        : of === 'group'
          ? '见 `qq group list`；只认完整的群名称或备注'
          : '请用 QQ 号；只认完整的备注，或命令所在群里的完整群名片',
  }),
  nameOfSeveral: {
    message: '{name:quoted} 是多个对象的名称：{candidates}',
    hint: '请改用要找的那一个的号码',
  },
  nameMoved: ({candidates}) => ({
    message: '{name:quoted} 原来是 {id}，现在已经不是了，因此没有发送任何内容',
    hint: candidates.length > 0 ? '现在叫这个名称的是 {candidates}' : '请用号码',
  }),
  nobodyToAsk: ({word}) => ({
    message: '{question}这里无法询问，因此未执行任何操作',
    hint: word === undefined ? '加上 --yes 即可执行' : '加上 --confirm {word} 即可执行',
  }),
})
