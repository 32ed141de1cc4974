/** What a space hears from its session, and what each of it changes. */
import type { RoomView, SpaceView } from '#shared/session/contract.ts'
import type { Asks } from './actions.ts'
import type { OpenRoom } from './open-room.svelte.ts'
import type { Outline } from './status.svelte.ts'
import type { People } from './people.svelte.ts'
import type { Port } from '../app/session-client.ts'
import type { Rooms } from './rooms.svelte.ts'
import type { SpaceParts } from './space.svelte.ts'
import type { Typing } from './typing.svelte.ts'

export interface Hearers {
  outline: Outline
  people: People
  rooms: Rooms
  typing: Typing
  open: OpenRoom
  /** Knows which rooms this person is leaving. */
  leaving: Pick<Asks, 'isLeaving'>
  parts: Pick<SpaceParts, 'onRoomGone'>
}

/** @returns functions that stop listening */
export function listen(port: Port, to: Hearers): (() => void)[] {
  const { outline, people, rooms, typing, open } = to
  return [
    port.on('space:refreshed', (view) => {
      refresh(view, to)
    }),
    port.on('link:changed', ({ link, host }) => {
      outline.setLink(link, host)
    }),
    port.on('outbox:changed', ({ outbox }) => {
      outline.setOutbox(outbox)
    }),
    port.on('log:appended', ({ room, placed }) => {
      for (const { event } of placed) typing.hear(room, event.author, false)
      open.hear(room, placed)
    }),
    port.on('room:changed', ({ room }) => {
      rooms.change(room)
      open.changed(room.id)
    }),
    port.on('room:removed', ({ room }) => {
      const gone = rooms.find(room)
      rooms.remove(room)
      if (room === open.id) loseRoom(gone, to)
    }),
    port.on('member:changed', ({ member }) => {
      people.change(member)
    }),
    port.on('presence:changed', ({ device, presence, here }) => {
      people.see(device, presence, here)
    }),
    port.on('typing:changed', ({ room, device, typing: is }) => {
      typing.hear(room, device, is)
    })
  ]
}

/** Takes over what the session knows of its space. */
export function take(view: SpaceView, { outline, people, rooms }: Hearers): void {
  outline.take(view)
  people.replace(view.members, view.me, view.here)
  rooms.replace(view.rooms, view.space.lobby)
}

function refresh(view: SpaceView, to: Hearers): void {
  const before = to.open.room
  take(view, to)
  if (!to.open.refresh()) loseRoom(before, to)
}

function loseRoom(room: RoomView | null, { open, rooms, leaving, parts }: Hearers): void {
  open.enter(rooms.lobby)
  if (room && !leaving.isLeaving(room.id)) parts.onRoomGone?.(room)
}
