/** Checks all that a host sends. */
import * as v from 'valibot'
import { broadcasts } from '../protocol/broadcasts.ts'
import { checkReply } from '../values/check.ts'
import { Refused, type Reply } from '../values/reply.ts'
import { requests, type RequestName } from '../protocol/requests.ts'
import type { HostConnection } from './deps.ts'
import type { Clock } from '../values/clock.ts'

/** With reconnection turned off. */
export interface HostSocket {
  readonly connected: boolean
  on(event: string, listener: (payload: unknown) => void): unknown
  once(event: string, listener: (payload: unknown) => void): unknown
  timeout(ms: number): { emitWithAck(name: string, payload: object): Promise<unknown> }
  disconnect(): unknown
}

const answerTimeoutMs = 5000

/** Rejects, and closes the socket, when it cannot connect. @param host the device that the connection is verified to lead to */
export async function connectionOver(
  socket: HostSocket,
  clock: Clock,
  host?: string
): Promise<HostConnection> {
  await connected(socket, clock)
  let violation: Refused | undefined
  return {
    ...(host === undefined ? {} : { host }),
    request: (name, payload) => sendRequest(socket, name, payload),
    on: (name, listener) => {
      socket.on(name, (payload) => {
        const checked = v.safeParse(broadcasts[name], payload)
        if (checked.success) {
          listener(checked.output)
          return
        }
        violation ??= new Refused('invalid', `the host's ${name} is malformed`)
        socket.disconnect()
      })
    },
    onClose: (listener) => {
      socket.on('disconnect', () => {
        listener(violation)
      })
      if (!socket.connected) listener(violation)
    },
    close: () => {
      socket.disconnect()
    }
  }
}

function connected(socket: HostSocket, clock: Clock): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (why: unknown): void => {
      stopWaiting()
      socket.disconnect()
      reject(why instanceof Error ? why : new Error(String(why)))
    }
    const stopWaiting = clock.after(answerTimeoutMs, () => {
      fail('the host does not answer')
    })
    socket.once('connect', () => {
      stopWaiting()
      resolve()
    })
    socket.once('connect_error', fail)
    // The only sign of a connection that ends between the WebSocket's handshake and Socket.IO's.
    socket.once('disconnect', fail)
  })
}

async function sendRequest(socket: HostSocket, name: RequestName, payload: object): Promise<Reply<never>> {
  const isLost = (): boolean => !socket.connected
  if (isLost()) return { ok: false, code: 'offline' }
  try {
    const reply = await socket.timeout(answerTimeoutMs).emitWithAck(name, payload)
    return checkReply(requests[name].answer, reply, `the host's answer to ${name}`) as Reply<never>
  } catch {
    // Socket.IO rejects only for these: no answer in time, or the connection has ended.
    return { ok: false, code: isLost() ? 'offline' : 'timeout' }
  }
}
