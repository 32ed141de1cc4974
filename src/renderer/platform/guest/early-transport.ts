import { WebSocket as Transport } from 'socket.io-client'
import { takeEarly, type OwnSocket } from '../own-server.ts'

/** Over the connection that the page's loader has begun, if it is still there, and else over one of its own. */
export class EarlyTransport extends Transport {
  override createSocket(...given: Parameters<Transport['createSocket']>): unknown {
    const early = takeEarly('socket')
    const [url] = given
    if (!early || early.socket.url !== url || early.socket.readyState > early.socket.OPEN)
      return super.createSocket(...given)
    // By then Engine.IO listens.
    queueMicrotask(() => {
      repeat(early)
    })
    return early.socket
  }
}

function repeat({ socket, arrived }: OwnSocket): void {
  if (socket.readyState === socket.OPEN) socket.dispatchEvent(new Event('open'))
  for (const message of arrived) socket.dispatchEvent(message)
}
