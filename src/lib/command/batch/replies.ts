import {mayFailInside, parseFrame, readReply} from '../../client/reply.js'
import {afterWrite, toQQError} from '../../errors/errors.js'
import {factsOf} from '../../protocol/actions.js'
import {type Job} from './job.js'
import {isWrite} from './line-session.js'
import {type Result} from './result.js'

/** A frame without these holds no failure in what says ok (see `innerFailure`). */
const MAY_HIDE_FAILURE = /"(?:result|retCode|errCode|valid)"/

/** What a good answer says whose data is in the frame from `start` to `end`: mostly nothing that has to be looked at. */
export function goodResult(job: Job, frame: Buffer, start: number, end: number): Result {
  const facts = factsOf(job.action)
  const mayFail = facts && mayFailInside(facts) && MAY_HIDE_FAILURE.test(frame.toString('latin1', start, end))
  return mayFail ? readResult(job, frame) : {asked: job, frame, start, end}
}

/** What a frame says that answers a job. */
export function readResult(job: Job, frame: Buffer): Result {
  const frames = [frame]
  try {
    const {data} = readReply(job.action, parseFrame(frame) ?? {}, frame)
    return {asked: job, frames, bytes: frame.length, data}
  } catch (error) {
    const known = toQQError(error)
    return {asked: job, frames, error: isWrite(job.action) ? afterWrite(known) : known}
  }
}
