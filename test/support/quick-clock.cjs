// Preloaded into a process: its clock goes a thousand times as fast, so that an answer after 20 ms is one after 20 s.
const hrtime = process.hrtime.bind(process)
process.hrtime = () => {
  const [seconds, nanoseconds] = hrtime()
  const ms = seconds * 1e6 + nanoseconds / 1e3
  return [Math.floor(ms / 1000), (ms % 1000) * 1e6]
}
