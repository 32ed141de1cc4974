/** What a space hears from its session, and what each of it changes. */
import type { RoomView, SpaceView } from '#shared/session/contract.ts'
import type { SpaceActions } from './actions.ts'
import type { OpenRoom } from './open-room.svelte.ts'
import type { SpaceStatus } from './status.svelte.ts'
import type { People } from './people.svelte.ts'
import type { SessionClient } from '../app/session-client.ts'
import type { Rooms } from './rooms.svelte.ts'
import type { Typing } from './typing.svelte.ts'

export interface BroadcastTargets {
  status: SpaceStatus
  people: People
  rooms: Rooms
  typing: Typing
  open: OpenRoom
  /** Knows which rooms this person is leaving. */
  actions: Pick<SpaceActions, 'isLeaving'>
  deps: { onRoomGone?: (room: RoomView) => void }
}

/** @returns functions that stop listening */
export function listen(session: SessionClient, to: BroadcastTargets): (() => void)[] {
  const { status, people, rooms, typing, open } = to
  return [
    session.on('space:refreshed', (view) => {
      refresh(view, to)
    }),
    session.on('connection:changed', ({ connection, host }) => {
      status.setConnection(connection, host)
    }),
    session.on('outbox:changed', ({ outbox }) => {
      status.setOutbox(outbox)
    }),
    session.on('log:appended', ({ room, placed }) => {
      for (const { event } of placed) typing.set(room, event.author, false)
      open.appended(room, placed)
    }),
    session.on('room:changed', ({ room }) => {
      rooms.update(room)
      open.changed(room.id)
    }),
    session.on('room:removed', ({ room }) => {
      const gone = rooms.find(room)
      rooms.remove(room)
      if (room === open.id) loseRoom(gone, to)
    }),
    session.on('member:changed', ({ member }) => {
      people.update(member)
    }),
    session.on('presence:changed', ({ device, presence, here }) => {
      people.setPresence(device, presence, here)
    }),
    session.on('typing:changed', ({ room, device, typing: is }) => {
      typing.set(room, device, is)
    })
  ]
}

/** Takes over what the session knows of its space. */
export function applyView(view: SpaceView, { status, people, rooms }: BroadcastTargets): void {
  status.replace(view)
  people.replace(view.members, view.me, view.here)
  rooms.replace(view.rooms, view.space.lobby)
}

function refresh(view: SpaceView, to: BroadcastTargets): void {
  const before = to.open.room
  applyView(view, to)
  if (!to.open.refresh()) loseRoom(before, to)
}

function loseRoom(room: RoomView | null, { open, rooms, actions, deps }: BroadcastTargets): void {
  open.enter(rooms.lobby)
  if (room && !actions.isLeaving(room.id)) deps.onRoomGone?.(room)
}
