import { io, type Socket } from 'socket.io-client'
import * as v from 'valibot'
import { broadcasts, type BroadcastName } from '#shared/protocol/broadcasts.ts'
import { Refused, type Reply } from '#shared/protocol/reply.ts'
import { requests, type RequestName } from '#shared/protocol/requests.ts'
import type { Link } from '#shared/session/parts.ts'
import { checkedReply, refusalOf } from '../checked.ts'

/** How long a host may take to answer, ms. */
const patience = 5_000

/** Connects to the host that served this page. @throws when it cannot be reached */
export async function dialOrigin(): Promise<Link> {
  const socket = io(location.origin, {
    transports: ['websocket'],
    reconnection: false,
    forceNew: true
  })
  await connected(socket)
  return linkOver(socket)
}

function connected(socket: Socket): Promise<void> {
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
      resolve()
    })
    socket.once('connect_error', fail)
    // All that is told of a connection that ends between the WebSocket's handshake and Socket.IO's.
    socket.once('disconnect', (reason) => {
      fail(new Error(reason))
    })
  })
}

/** A link over a connected socket; the host is not trusted to keep to the contract. */
function linkOver(socket: Socket): Link {
  const ask = async (name: RequestName, payload: unknown): Promise<Reply<object>> => {
    if (!socket.connected) return refusalOf('offline', 'the connection is gone')
    try {
      return checkedReply(requests[name].answer, await socket.timeout(patience).emitWithAck(name, payload))
    } catch (error) {
      return refusalOf('timeout', error)
    }
  }
  let breach: Refused | undefined
  return {
    request: ask,
    on: (name: string, listener: (payload: never) => void) => {
      const schema: v.GenericSchema = broadcasts[name as BroadcastName]
      socket.on(name, (raw: unknown) => {
        const checked = v.safeParse(schema, raw)
        if (checked.success) {
          listener(checked.output as never)
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
