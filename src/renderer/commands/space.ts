import { run } from '../run.ts'
import CheckCheck from '@lucide/svelte/icons/check-check'
import CircleStop from '@lucide/svelte/icons/circle-stop'
import Gauge from '@lucide/svelte/icons/gauge'
import LogOut from '@lucide/svelte/icons/log-out'
import Pencil from '@lucide/svelte/icons/pencil'
import Plus from '@lucide/svelte/icons/plus'
import UserPlus from '@lucide/svelte/icons/user-plus'
import { closeWithUndo, readAll } from '../state/app/acts.ts'
import type { App } from '../state/app/app.svelte.ts'
import type { Command } from './command.ts'

export const createRoom: Command = {
  id: 'create-room',
  group: 'room',
  label: 'room.create',
  icon: Plus,
  ownKeys: ['Mod+N'],
  slash: 'new',
  can: ({ space }) => space?.ready === true,
  run: ({ layout }) => {
    layout.openDialog({ about: 'create-room' })
  }
}

export const inviteToSpace: Command = {
  id: 'invite-to-space',
  group: 'room',
  label: 'space.invite',
  icon: UserPlus,
  unlisted: true,
  can: isHosting,
  run: ({ layout }) => {
    layout.openDialog({ about: 'invite' })
  }
}

export const dashboard: Command = {
  id: 'dashboard',
  group: 'room',
  label: 'hosting.title',
  icon: Gauge,
  unlisted: true,
  can: isHosting,
  run: ({ layout }) => {
    layout.open('hosting')
  }
}

export const stopHosting: Command = {
  id: 'stop',
  group: 'app',
  label: 'space.stop',
  icon: CircleStop,
  danger: true,
  can: isHosting,
  run: ({ layout }) => {
    layout.openDialog({ about: 'stop' })
  }
}

/** Not for a hosted space, which is stopped instead. */
export const closeSpace: Command = {
  id: 'close-space',
  group: 'app',
  label: 'space.close',
  icon: LogOut,
  unlisted: true,
  can: (app) => app.space !== null && app.device !== null && !isHosting(app),
  run: (app) => {
    run(closeWithUndo(app))
  }
}

export const renameSpace: Command = {
  id: 'rename-space',
  group: 'room',
  label: 'space.rename',
  icon: Pencil,
  unlisted: true,
  can: ({ space }) => space?.startedByMe === true,
  run: ({ layout }) => {
    layout.openDialog({ about: 'rename-space' })
  }
}

export const markAllRead: Command = {
  id: 'mark-all-read',
  group: 'go',
  label: 'space.read',
  icon: CheckCheck,
  keys: ['Shift+Escape'],
  can: ({ space }) => space?.ready === true,
  run: (app) => {
    run(readAll(app))
  }
}

export const spaceCommands: readonly Command[] = [
  createRoom,
  inviteToSpace,
  dashboard,
  renameSpace,
  markAllRead
]

function isHosting({ mine }: App): boolean {
  return mine?.hosting === true
}
