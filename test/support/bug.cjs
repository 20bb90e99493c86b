// Preloaded into a process: a bug that shows when something with this word in it is written as JSON; or, with BUG_LATER, as soon
// as that has left.
const stringify = JSON.stringify
JSON.stringify = (value, ...more) => {
  const text = stringify(value, ...more)
  const {BUG, BUG_LATER} = process.env
  const bug = () => {
    throw new TypeError('this is the bug')
  }
  if (text?.includes('"error":{')) return text
  if (BUG && text?.includes(BUG)) bug()
  if (BUG_LATER && text?.includes(BUG_LATER)) setImmediate(bug)
  return text
}
