import type { RoomView, SessionBroadcast, SessionBroadcastName, SpaceView } from '#shared/session/contract.ts'
import type { SpaceActions } from './actions.ts'
import type { FaceLoader } from './face-loader.svelte.ts'
import type { OpenRoom } from './open-room.svelte.ts'
import type { SpaceStatus } from './status.svelte.ts'
import type { People, Person } from './people.svelte.ts'
import type { SessionClient } from '../app/session-client.ts'
import type { Rooms } from './rooms.svelte.ts'
import type { Typing } from './typing.svelte.ts'
import type { UnstartedRooms } from './unstarted.ts'

export interface BroadcastTargets {
  status: SpaceStatus
  people: People
  faces: Pick<FaceLoader, 'retry'>
  rooms: Rooms
  typing: Typing
  open: OpenRoom
  unstarted: UnstartedRooms
  actions: Pick<SpaceActions, 'isLeaving'>
  /** Enters the room that is to be shown first. @returns whether it did */
  enterWanted: () => boolean
  deps: {
    onRoomGone?: (room: RoomView) => void
    onInvited?: (room: RoomView, by: Person | null) => void
  }
}

type BroadcastHandlers = { [N in SessionBroadcastName]: (payload: SessionBroadcast<N>) => void }

export function listen(session: SessionClient, to: BroadcastTargets): (() => void)[] {
  const handlers = handlersFor(to)
  const on = <N extends SessionBroadcastName>(name: N): (() => void) => session.on(name, handlers[name])
  return (Object.keys(handlers) as SessionBroadcastName[]).map((name) => on(name))
}

function handlersFor(to: BroadcastTargets): BroadcastHandlers {
  const { status, people, rooms, typing, open } = to
  return {
    'space:refreshed': (view) => {
      refresh(view, to)
    },
    'connection:changed': ({ connection, host }) => {
      status.setConnection(connection, host)
    },
    'outbox:changed': ({ outbox }) => {
      status.setOutbox(outbox)
    },
    'log:appended': ({ room, placed }) => {
      for (const { event } of placed) typing.set(room, event.author, false)
      open.appended(room, placed)
    },
    'log:cut': ({ room, after }) => {
      open.cut(room, after)
    },
    'host:healed': () => undefined, // said of every connected space
    'messages:changed': () => undefined, // for notifications, which listen themselves
    'space:changed': ({ space }) => {
      status.rename(space.name)
    },
    'room:changed': ({ room }) => {
      rooms.update(room)
      open.changed(room.id)
    },
    'room:invited': ({ room: id, by }) => {
      const room = rooms.find(id)
      if (room) to.deps.onInvited?.(room, people.find(by ?? null))
    },
    'room:removed': ({ room }) => {
      const gone = rooms.find(room)
      rooms.remove(room)
      if (room === open.id) loseRoom(gone, to)
    },
    'member:changed': ({ member }) => {
      people.update(member)
    },
    'presence:changed': ({ device, presence, here }) => {
      people.setPresence(device, presence, here)
    },
    'typing:changed': ({ room, device, typing: is }) => {
      typing.set(room, device, is)
    }
  }
}

export function applyView(view: SpaceView, { status, people, rooms, unstarted }: BroadcastTargets): void {
  status.replace(view)
  people.replace(view.members, view.me, view.here)
  rooms.replace(view.rooms, view.space.lobby)
  unstarted.restore(view.outbox.map(({ room }) => room))
}

function refresh(view: SpaceView, to: BroadcastTargets): void {
  const before = to.open.room
  applyView(view, to)
  to.faces.retry()
  if (to.enterWanted()) return
  if (!to.open.refresh()) loseRoom(before, to)
}

function loseRoom(room: RoomView | null, { open, rooms, actions, deps }: BroadcastTargets): void {
  open.enter(rooms.lobby)
  if (room && !actions.isLeaving(room.id)) deps.onRoomGone?.(room)
}
