/** What a session does for each request of a window. */
import { directRoomId, newId } from '../log/event.ts'
import { limits } from '../protocol/limits.ts'
import { Refused, unwrap } from '../protocol/reply.ts'
import type { Connection } from './connection.ts'
import type { SessionAnswer, SessionPayload, SessionRequestName } from './contract.ts'
import type { Logs } from './logs.ts'
import type { Outbox } from './outbox.ts'
import type { SessionParts } from './parts.ts'
import type { View } from './view.ts'

export type SessionHandlers = {
  [N in SessionRequestName]: (payload: SessionPayload<N>) => SessionAnswer<N> | Promise<SessionAnswer<N>>
}

export interface HandlerParts {
  parts: SessionParts
  view: View
  logs: Logs
  outbox: Outbox
  connection: Connection
}

export function handlersOf({ parts, view, logs, outbox, connection }: HandlerParts): SessionHandlers {
  const write = async (
    room: string,
    kind: string,
    body: Parameters<Outbox['write']>[0]['body']
  ): Promise<object> => {
    await outbox.write({ room, kind, body })
    return {}
  }
  return {
    'space:watch': () => view.current(outbox.drafts),

    'message:post': ({ room, text }) => {
      if (view.room(room)?.membership !== 'joined') throw new Refused('not-in-room')
      return { ticket: outbox.post(room, text) }
    },
    'outbox:retry': ({ ticket }) => {
      outbox.retry(ticket)
      return {}
    },
    'outbox:discard': ({ ticket }) => {
      outbox.discard(ticket)
      return {}
    },

    'room:create': async ({ name, access, invited }) => {
      const room = access === 'direct' ? directRoom(parts, view.me, invited) : newId(parts.crypto)
      if (view.room(room) === undefined) await write(room, 'room.created', { name, access, invited })
      return { room }
    },
    'room:join': ({ room }) => write(room, 'member.joined', {}),
    'room:leave': ({ room }) => write(room, 'member.left', {}),
    'room:invite': ({ room, member }) => write(room, 'member.invited', { member }),

    'member:remove': ({ member }) => write(parts.space, 'member.removed', { member }),
    'member:list': async (payload) => unwrap(await connection.link.request('member:list', payload)),

    'log:read': ({ room, before, limit }) => logs.read(room, before, Math.min(limit, limits.page)),
    'log:mark': ({ room, seq }) => {
      logs.mark(room, seq)
      return {}
    },

    'typing:set': async (payload) => unwrap(await connection.link.request('typing:set', payload))
  }
}

function directRoom(parts: SessionParts, me: string, invited: string[]): string {
  const [other] = invited
  if (other === undefined || invited.length !== 1 || other === me) {
    throw new Refused('invalid', 'a direct room has exactly one other member')
  }
  return directRoomId(parts.space, [me, other], parts.crypto.hash)
}
