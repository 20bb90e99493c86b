import {type Caller} from '../../src/lib/client/caller.js'

/** A caller that does this much, and refuses everything else. */
export function callerOf(known: Partial<Caller>): Caller {
  const refuse = async (): Promise<never> => Promise.reject(new Error('this call is not expected'))
  return {
    closed: false,
    isDry: false,
    call: refuse,
    stream: () => {
      throw new Error('this call is not expected')
    },
    ...known,
  }
}
