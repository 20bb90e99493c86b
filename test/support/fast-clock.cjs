// Preloaded into a process: what would pause passes at once, and the clock moves on by as much.
const timers = require('node:timers/promises')

const hrtime = process.hrtime.bind(process)
let aheadMs = 0
process.hrtime = () => {
  const [seconds, nanoseconds] = hrtime()
  const ms = nanoseconds / 1e6 + aheadMs
  return [seconds + Math.floor(ms / 1000), (ms % 1000) * 1e6]
}
timers.setTimeout = async (ms, value) => {
  aheadMs += ms
  return value
}
