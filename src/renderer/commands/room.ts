/** What can become of the room that is open, and of the space around it. */
import type { RoomView } from '#shared/session/contract.ts'
import type { App } from '../state/app/app.svelte.ts'
import type { Command } from './command.ts'

export const room: readonly Command[] = [
  {
    id: 'create-room',
    group: 'room',
    label: 'room.create',
    ownKeys: ['Mod+N'],
    slash: 'new',
    can: ({ space }) => space?.ready === true,
    run: ({ layout }) => {
      layout.ask({ about: 'create-room' })
    }
  },
  {
    id: 'invite',
    group: 'room',
    label: 'space.invite',
    slash: 'invite',
    can: (app) => app.mine?.hosting === true || joined(app)?.access === 'private',
    run: (app) => {
      const here = joined(app)
      if (here?.access === 'private') app.layout.ask({ about: 'invite-to-room', room: here })
      else app.layout.ask({ about: 'invite' })
    }
  },
  {
    id: 'mute',
    group: 'room',
    label: 'command.mute',
    keys: ['Mod+Shift+M'],
    slash: 'mute',
    can: (app) => joined(app) !== null,
    run: ({ space }) => {
      if (space?.room) space.mutes.toggle(space.room.id)
    }
  },
  {
    id: 'about',
    group: 'room',
    label: 'command.room.about',
    keys: ['Mod+.'],
    can: (app) => joined(app) !== null,
    run: ({ layout }) => {
      layout.toggle('room')
    }
  },
  {
    id: 'pins',
    group: 'room',
    label: 'pins.open',
    can: (app) => joined(app) !== null,
    run: ({ layout }) => {
      layout.open('pins')
    }
  },
  {
    id: 'export',
    group: 'room',
    label: 'export.open',
    slash: 'export',
    can: (app) => joined(app) !== null,
    run: (app) => {
      const here = joined(app)
      if (here) app.layout.ask({ about: 'export', room: here })
    }
  },
  {
    id: 'leave',
    group: 'room',
    label: 'room.leave',
    slash: 'leave',
    can: (app) => (joined(app)?.access ?? 'direct') !== 'direct',
    run: (app) => {
      const here = joined(app)
      if (here) void app.space?.asks.leaveRoom(here.id)
    }
  }
]

/** The room that is open, if I am in it. */
export function joined({ space }: App): RoomView | null {
  return space?.room?.membership === 'joined' ? space.room : null
}
