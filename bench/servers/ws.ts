/** A minimal `ws` broadcast: no framing, no acknowledgement, nothing stored. */
import { WebSocketServer } from 'ws'
import { serveBare } from './listen.ts'

await serveBare((server) => {
  const sockets = new WebSocketServer({ server, perMessageDeflate: false })
  sockets.on('connection', (socket) => {
    socket.on('message', (message: Buffer) => {
      for (const member of sockets.clients) member.send(message, { binary: false })
    })
  })
})
