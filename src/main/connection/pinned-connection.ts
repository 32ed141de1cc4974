import { Agent } from 'node:https'
import type { PeerCertificate } from 'node:tls'
import { io } from 'socket.io-client'
import { Encoder } from 'socket.io-parser'
import { clientHeader } from '#shared/protocol/hello.ts'
import { limits } from '#shared/values/limits.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import { connectionOver } from '#shared/session/socket-connection.ts'
import { systemClock } from '#shared/values/clock.ts'
import { BoundedWebSocket, KnownPacketsDecoder } from './transport.ts'

export interface Pinned {
  /** `host:port` */
  address: string
  certificate: string
  fingerprint: string
  host?: string
}

/** Rejects after five seconds or for another certificate. Closes on a protocol error, a message over 4 MiB, or silence. */
export function connect({ address, certificate, fingerprint, host }: Pinned): Promise<HostConnection> {
  const socket = io(`https://${address}`, {
    transports: [BoundedWebSocket],
    parser: { Encoder, Decoder: KnownPacketsDecoder },
    reconnection: false,
    forceNew: true,
    extraHeaders: { [clientHeader]: String(limits.protocol) },
    // All three are needed: with `rejectUnauthorized: false` Node skips the check of the fingerprint.
    rejectUnauthorized: true,
    ca: certificate,
    ...pin(fingerprint)
  })
  return connectionOver(socket, systemClock, host)
}

function pin(fingerprint: string): object {
  return {
    // Electron's BoringSSL does not see a certificate without CA rights as self-signed. Socket.IO does not pass this on by itself.
    agent: new Agent({ allowPartialTrustChain: true }),
    checkServerIdentity: (_host: string, shown: PeerCertificate) =>
      shown.fingerprint256 === fingerprint ? undefined : new Error('another certificate than the pinned one')
  }
}
