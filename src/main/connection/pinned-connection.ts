import { io } from 'socket.io-client'
import { Encoder } from 'socket.io-parser'
import { clientHeader } from '#shared/protocol/hello.ts'
import { limits } from '#shared/values/limits.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import { connectionOver } from '#shared/session/socket-connection.ts'
import { systemClock } from '#shared/values/clock.ts'
import { PinnedAgent } from './pinned-agent.ts'
import { BoundedWebSocket, KnownPacketsDecoder } from './transport.ts'

export interface Pinned {
  /** `host:port` */
  address: string
  /** SHA-256 of the host's certificate, as hex pairs with colons. */
  fingerprint: string
  host?: string
}

/** Rejects after five seconds or for another certificate. Closes on a protocol error, a message over 4 MiB, or silence. */
export function connect({ address, fingerprint, host }: Pinned): Promise<HostConnection> {
  const socket = io(`https://${address}`, {
    transports: [BoundedWebSocket],
    parser: { Encoder, Decoder: KnownPacketsDecoder },
    reconnection: false,
    forceNew: true,
    extraHeaders: { [clientHeader]: String(limits.protocol) },
    agent: new PinnedAgent(fingerprint) as never // Socket.IO's types are those of a browser
  })
  return connectionOver(socket, systemClock, host)
}
