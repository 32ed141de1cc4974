import { signStatement } from '../export/statement.ts'
import type { Placed } from '../log/event.ts'
import { isDeletion, isMessage } from '../log/kinds.ts'
import { limits } from '../values/limits.ts'
import { Refused, unwrap } from '../values/reply.ts'
import type { DirectRooms } from './direct.ts'
import type { Reconnection } from './reconnection.ts'
import type { WrittenNow, SessionAnswer, SessionPayload, SessionRequestName } from './contract.ts'
import { locate } from './locate.ts'
import type { Logs } from './logs.ts'
import { readPicture } from './pictures.ts'
import { removeMember } from './removal.ts'
import { RoomCreations } from './room-creations.ts'
import type { Outbox } from './outbox.ts'
import type { SessionDeps } from './deps.ts'
import type { View } from './view.ts'

export type SessionHandlers = {
  [N in SessionRequestName]: (payload: SessionPayload<N>) => SessionAnswer<N> | Promise<SessionAnswer<N>>
}

export interface HandlerDeps {
  deps: SessionDeps
  view: View
  direct: DirectRooms
  logs: Logs
  outbox: Outbox
  reconnection: Reconnection
}

export function handlersOf({ deps, view, direct, logs, outbox, reconnection }: HandlerDeps): SessionHandlers {
  const creations = new RoomCreations(deps.crypto, outbox)
  return {
    'space:watch': () => {
      logs.news.watched()
      return view.current(outbox.drafts)
    },
    'connection:retry': () => {
      reconnection.retryNow()
      return {}
    },

    'event:write': (written) => {
      const mayWrite =
        view.room(written.room)?.membership === 'joined' || direct.opening(written.room) !== null
      if (!mayWrite) throw new Refused('not-in-room')
      const isArchived = view.room(written.room)?.archived === true
      if (isArchived && !isDeletion(written)) throw new Refused('archived')
      return { ticket: outbox.post(written) }
    },
    'event:send': async (sent) => {
      if (sent.kind === 'member.removed') await removeMember(sent, outbox, deps.store)
      else if (!isDescribedAlready(view, sent)) await outbox.write(sent)
      return {}
    },
    'outbox:retry': async ({ ticket }) => {
      await outbox.retry(ticket)
      return {}
    },
    'outbox:revise': async ({ ticket, revision }) => {
      await outbox.revise(ticket, revision)
      return {}
    },
    'outbox:discard': async ({ ticket }) => {
      await outbox.discard(ticket)
      return {}
    },

    'room:create': async (wanted) => ({ room: await creations.create(wanted) }),
    'member:list': ({ room }) => reconnection.membersIn(room),

    'picture:read': ({ device }) =>
      readPicture(device, { deps, view, connection: () => reconnection.connection }),
    'log:read': ({ room, before, limit }) => logs.read(room, before, Math.min(limit, limits.page)),
    'log:locate': async ({ room, sought }) => ({
      located: await locate(deps, reconnection, room, sought)
    }),
    'log:search': async (search) => {
      const reply = await reconnection.search(search)
      const held =
        reply.ok || reply.code !== 'offline'
          ? null
          : deps.store.search(
              search,
              view.joined.map(({ id }) => id)
            )
      return held ?? unwrap(reply)
    },
    'log:mark': ({ room, seq }) => {
      const before = deps.store.mark(room)
      if (view.room(room)?.membership === 'invited') view.setUnread(room, 0, 0)
      else logs.unread.mark(room, seq)
      return { before }
    },

    'log:unmark': async ({ room, seq }) => {
      const newest = seq === undefined ? await newestOfOthers(logs, view.me, room) : seq + 1
      if (newest === null) throw new Refused('not-found', 'no one else has written here')
      logs.unread.mark(room, newest - 1, true)
      return {}
    },

    'export:sign': (stated) => signStatement(deps.space, stated, deps.keys, deps.crypto.hash),

    'typing:set': async (payload) => unwrap(await reconnection.connection.request('typing:set', payload))
  }
}

/** An equal description would only add a notice to the timeline. */
function isDescribedAlready(view: View, sent: WrittenNow): boolean {
  if (sent.kind !== 'room.described') return false
  const room = view.room(sent.room)
  return room?.name === sent.body.name && room.topic === sent.body.topic
}

async function newestOfOthers(logs: Logs, me: string, room: string): Promise<number | null> {
  const isTheirs = ({ event }: Placed): boolean =>
    isMessage(event) && event.erased === undefined && event.author !== me
  const { placed } = await logs.read(room, undefined, limits.page)
  return placed.findLast(isTheirs)?.position.seq ?? null
}
