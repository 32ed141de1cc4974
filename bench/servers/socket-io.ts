/** A minimal Socket.IO chat server: broadcasts, acknowledges, stores nothing. */
import { Server } from 'socket.io'
import { serveBare } from './listen.ts'

await serveBare((http) => {
  const io = new Server(http, { transports: ['websocket'], perMessageDeflate: false, serveClient: false })
  io.on('connection', (socket) => {
    socket.on('new-message', (message: unknown, sent: () => void) => {
      io.emit('incoming-message', message)
      sent()
    })
  })
})
