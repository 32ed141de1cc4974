/** For a Socket.IO server that strangers can reach. */
import type { IncomingMessage } from 'node:http'
import type { ServerOptions } from 'socket.io'
import { Decoder, Encoder } from 'socket.io-parser'
import { WebSocketServer, type ServerOptions as SocketOptions } from 'ws'
import { limits } from '#shared/values/limits.ts'

/** Engine.IO answers every request below it, also those it refuses. */
export const enginePath = '/socket.io/'

/** Engine.IO does not pass these on, and the defaults of ws let one peer hold hundreds of megabytes. */
class HardenedSockets extends WebSocketServer {
  constructor(options: SocketOptions, ready?: () => void) {
    super(
      {
        ...options,
        // One message of a socket per turn of the loop: else a read of 64 KiB brings a thousand, and others wait.
        allowSynchronousEvents: false,
        maxFragments: 64,
        maxBufferedChunks: 1024,
        maxPendingAutoPongs: 16,
        closeTimeout: 2000
      } as SocketOptions,
      ready
    )
  }
}

/** Binary attachments would only be a way to hold memory. */
class TextDecoder extends Decoder {
  constructor() {
    super({ maxAttachments: 0 })
  }
}

export function hardenedOptions(allows: (request: IncomingMessage) => boolean): Partial<ServerOptions> {
  return {
    path: enginePath,
    transports: ['websocket'],
    allowUpgrades: false,
    allowEIO3: false,
    serveClient: false,
    cookie: false,
    maxHttpBufferSize: limits.packetBytes,
    perMessageDeflate: false,
    httpCompression: false,
    connectTimeout: 5000,
    // A silent host is noticed after the sum; `pingTimeout` outlasts a stall of the Wi-Fi. 500 members cost 125 packets/s each way.
    pingInterval: 4000,
    pingTimeout: 6000,
    destroyUpgradeTimeout: 1000,
    wsEngine: HardenedSockets,
    parser: { Encoder, Decoder: TextDecoder },
    allowRequest: (request, decide) => {
      decide(null, allows(request))
    }
  }
}
