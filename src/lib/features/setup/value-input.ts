import {QQError} from '../../errors/errors.js'
import {say} from '../../errors/saying.js'
import {decodeText} from '../../input/text.js'
import {type Session} from '../../run/session.js'

/** A value that was typed, that comes from stdin, or that is asked for. @throws QQError USAGE when there is nobody to ask */
export async function valueOrAsk(session: Session, typed: string | undefined, name: string): Promise<string> {
  if (typed === '-') return firstLine(session, name)
  if (typed !== undefined) return filled(typed, name)
  if (!session.questions.canAsk({})) {
    const hint = say('use - to read it from stdin')
    throw new QQError('USAGE', say('the value for {name} is missing', {name}), {hint})
  }
  const {questions} = session
  const question = say('{name}:', {name})
  const isSecret = /^(?:webui_)?token$/.test(name)
  return filled(await (isSecret ? questions.askSecret(question) : questions.askText(question)), name)
}

/** The first line of stdin. @throws QQError USAGE when it is empty, or stdin is wanted twice */
async function firstLine({stdin}: Session, name: string): Promise<string> {
  const [line = ''] = decodeText(await stdin.read(name), 'stdin').split(/\r?\n/)
  return filled(line.trim(), name)
}

function filled(text: string, name: string): string {
  if (text !== '') return text
  const hint = say('use `qq config unset` to remove a value')
  throw new QQError('USAGE', say('the value of {name} is empty', {name}), {hint})
}
