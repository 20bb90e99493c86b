// `debug` prints nothing unless DEBUG is set, and costs a start 3 ms to find that out
const nothing = Object.assign(() => {}, {enabled: false})
module.exports = namespace => (process.env.DEBUG ? require('real-debug')(namespace) : nothing)
