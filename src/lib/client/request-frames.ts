import {stringifyJson} from '../protocol/json.js'
import {type Request} from './request.js'

/** The frame of a request as sent, without a parameter in bytes. */
export function requestFrame({action, params}: Request, echo: string): string {
  return stringifyJson({action, params, echo})
}

/** Room for longer echoes in later frames. */
const SPARE_BYTES = 64

export class FrameMaker {
  /** The memory of frames that are no longer needed. */
  readonly #free: ArrayBuffer[] = []

  make(request: Request, echo: string): string | Buffer {
    const {action, params, bytes} = request
    return bytes
      ? this.#withBytes(action, {...params, [bytes.param]: ''}, bytes.read(), echo)
      : requestFrame(request, echo)
  }

  /** Must be called when the server has answered and the frame is no longer needed. */
  release(frame: string | Buffer): void {
    if (typeof frame !== 'string') this.#free.push(frame.buffer as ArrayBuffer) // it was made here
  }

  /**
   * JSON.stringify would check every character of the base64, which is several times slower than the rest of an upload.
   * New memory for each frame would become garbage faster than V8 collects it.
   */
  #withBytes(action: string, params: Request['params'], value: Buffer, echo: string): Buffer {
    const head = stringifyJson({action, params}).slice(0, -'"}}'.length)
    const tail = `"},"echo":"${echo}"}`
    const headLength = Buffer.byteLength(head)
    const length = headLength + Math.ceil(value.length / 3) * 4 + tail.length
    const frame = this.#room(length)
    frame.write(head)
    frame.write(value.toString('base64'), headLength, 'latin1')
    frame.write(tail, length - tail.length, 'latin1')
    return frame
  }

  #room(length: number): Buffer {
    const free = this.#free.pop()
    const room = free && free.byteLength >= length ? free : Buffer.allocUnsafeSlow(length + SPARE_BYTES).buffer
    return Buffer.from(room, 0, length)
  }
}
