import {readEnvironment} from '../../src/lib/config/environment.js'
import {runSession, type Session} from '../../src/lib/run/session.js'
import {testIo, type TestIoOptions} from './io.js'

/** A session of a run without flags, in a world made of buffers. */
export function testSession(options: Partial<TestIoOptions> = {}): Session {
  const io = testIo({env: {QQ_NO_CONFIG: '1'}, ...options})
  return runSession(io, readEnvironment(io.env), {})
}
