/** A session's link over Socket.IO and TLS, pinned to the certificate that the host's key vouches for. */
import type { PeerCertificate } from 'node:tls'
import { io, type Socket } from 'socket.io-client'
import * as v from 'valibot'
import { broadcasts } from '#shared/protocol/broadcasts.ts'
import { clientHeader } from '#shared/protocol/hello.ts'
import { limits } from '#shared/protocol/limits.ts'
import { Refusal, Refused, type Reply } from '#shared/protocol/reply.ts'
import { requests, type RequestName } from '#shared/protocol/requests.ts'
import type { Link } from '#shared/session/parts.ts'

/** What is needed of a host that was met. */
export interface Pinned {
  /** `host:port` */
  address: string
  certificate: string
  fingerprint: string
  /** The device whose key vouches for the certificate. */
  host?: string
}

/** How long a host may take to answer, ms. */
const patience = 5000

/** Connects, or rejects when the host cannot be reached or shows another certificate. */
export function connect({ address, certificate, fingerprint, host }: Pinned): Promise<Link> {
  const socket = io(`https://${address}`, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    extraHeaders: { [clientHeader]: String(limits.protocol) },
    // All three are needed: with `rejectUnauthorized: false` Node would skip the check of the fingerprint.
    rejectUnauthorized: true,
    ca: certificate,
    ...pin(fingerprint)
  })
  return new Promise((resolve, reject) => {
    const fail = (fault: Error): void => {
      clearTimeout(giveUp)
      socket.close()
      reject(fault)
    }
    const giveUp = setTimeout(() => {
      fail(new Error('the host does not answer'))
    }, patience)
    socket.once('connect', () => {
      clearTimeout(giveUp)
      resolve(linkOver(socket, host))
    })
    socket.once('connect_error', fail)
    // All that is told of a connection that ends between the WebSocket's handshake and Socket.IO's.
    socket.once('disconnect', (reason) => {
      fail(new Error(reason))
    })
  })
}

/** An option that Socket.IO passes on to the TLS connection without naming it in its types. */
function pin(fingerprint: string): object {
  return {
    checkServerIdentity: (_host: string, shown: PeerCertificate) =>
      shown.fingerprint256 === fingerprint ? undefined : new Error('another certificate than the pinned one')
  }
}

function linkOver(socket: Socket, host: string | undefined): Link {
  let breach: Refused | undefined
  return {
    ...(host === undefined ? {} : { host }),
    request: (name, payload) => ask(socket, name, payload),
    on: (name, listener) => {
      const event: string = name
      socket.on(event, (payload: unknown) => {
        const checked = v.safeParse(broadcasts[name], payload)
        if (checked.success) {
          listener(checked.output)
          return
        }
        breach ??= new Refused('invalid', `the host's ${name} is malformed`)
        socket.disconnect()
      })
    },
    onClose: (listener) => {
      socket.on('disconnect', () => {
        listener(breach)
      })
      if (socket.disconnected) listener(breach)
    },
    close: () => {
      socket.disconnect()
    }
  }
}

async function ask(socket: Socket, name: RequestName, payload: object): Promise<Reply<never>> {
  if (socket.disconnected) return { ok: false, code: 'offline' }
  const reply: unknown = await socket
    .timeout(patience)
    .emitWithAck(name, payload)
    .catch(() => ({ ok: false, code: socket.disconnected ? 'offline' : 'timeout' }))
  return checkReply(name, reply)
}

const Success = v.object({ ok: v.literal(true) })

/** A host is not trusted to keep to the contract. */
function checkReply(name: RequestName, reply: unknown): Reply<never> {
  const refusal = v.safeParse(Refusal, reply)
  if (refusal.success) return refusal.output
  const answer = v.safeParse(requests[name].answer, reply)
  if (answer.success && v.is(Success, reply)) return { ...answer.output, ok: true } as unknown as Reply<never>
  return { ok: false, code: 'invalid', detail: `the host's answer to ${name} is malformed` }
}
