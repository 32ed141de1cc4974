/** A session's link over Socket.IO and TLS, pinned to the certificate that the host's key vouches for. */
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

/** What is needed of a host that was met. */
export interface Pinned {
  /** `host:port` */
  address: string
  certificate: string
  fingerprint: string
  /** The device whose key vouches for the certificate. */
  host?: string
}

/**
 * Connects, or rejects when the host cannot be reached within five seconds or shows another certificate. The link
 * closes when the host breaks the protocol, sends a message of more than 4 MiB, or none for as long as it said.
 */
export function connect({ address, certificate, fingerprint, host }: Pinned): Promise<HostConnection> {
  const socket = io(`https://${address}`, {
    transports: [BoundedWebSocket],
    parser: { Encoder, Decoder: KnownPacketsDecoder },
    reconnection: false,
    forceNew: true,
    extraHeaders: { [clientHeader]: String(limits.protocol) },
    // All three are needed: with `rejectUnauthorized: false` Node would skip the check of the fingerprint.
    rejectUnauthorized: true,
    ca: certificate,
    ...pin(fingerprint)
  })
  return connectionOver(socket, systemClock, host)
}

/** Options that Socket.IO passes on to the TLS connection without naming them in its types. */
function pin(fingerprint: string): object {
  return {
    // Electron's BoringSSL takes a certificate that may not sign others for one that somebody else issued. Socket.IO does
    // not pass this on by itself.
    agent: new Agent({ allowPartialTrustChain: true }),
    checkServerIdentity: (_host: string, shown: PeerCertificate) =>
      shown.fingerprint256 === fingerprint ? undefined : new Error('another certificate than the pinned one')
  }
}
