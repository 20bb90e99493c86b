// Preloaded into a process: what would pause passes at once, and the clock moves on by as much.
const timers = require('node:timers/promises')

const now = performance.now.bind(performance)
let aheadMs = 0
performance.now = () => now() + aheadMs
timers.setTimeout = async (ms, value) => {
  aheadMs += ms
  return value
}
