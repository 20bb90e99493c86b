// The least that a call over `ws` can cost: what the benchmark compares with.
const WebSocket = require('ws/lib/websocket.js')

const socket = new WebSocket(process.env.QQ_URL, {perMessageDeflate: false, headers: {Authorization: 'Bearer t'}})
socket.on('open', () => socket.send('{"action":"get_login_info","params":{},"echo":"1"}'))
socket.on('message', data => {
  process.stdout.write(`${JSON.stringify(JSON.parse(data).data)}\n`)
  socket.terminate()
})
