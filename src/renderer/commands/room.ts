import { run } from '../run.ts'
import Archive from '@lucide/svelte/icons/archive'
import ArchiveRestore from '@lucide/svelte/icons/archive-restore'
import CalendarSearch from '@lucide/svelte/icons/calendar-search'
import Download from '@lucide/svelte/icons/download'
import Info from '@lucide/svelte/icons/info'
import LogOut from '@lucide/svelte/icons/log-out'
import MailWarning from '@lucide/svelte/icons/mail-warning'
import Pencil from '@lucide/svelte/icons/pencil'
import Pin from '@lucide/svelte/icons/pin'
import UserPlus from '@lucide/svelte/icons/user-plus'
import Users from '@lucide/svelte/icons/users'
import type { RoomView } from '#shared/session/contract.ts'
import { leaveRoom, markRoomUnread, setLevel, toggleArchived } from '../state/app/acts.ts'
import type { App } from '../state/app/app.svelte.ts'
import type { Panel } from '../state/app/layout.svelte.ts'
import type { Command } from './command.ts'
import { inviteToSpace } from './space.ts'

export const inviteToRoom: Command = {
  id: 'invite-to-room',
  group: 'room',
  label: 'room.invite',
  icon: UserPlus,
  unlisted: true,
  can: (app, room) => joined(app, room)?.access === 'private',
  run: inJoined(({ layout }, room) => {
    layout.openDialog({ about: 'invite-to-room', room })
  })
}

/** Invites to a private room, else to the space. */
const invite: Command = {
  id: 'invite',
  group: 'room',
  label: 'space.invite',
  slash: 'invite',
  can: (app) => [inviteToRoom, inviteToSpace].some(({ can }) => can?.(app)),
  run: (app) => {
    const command = inviteToRoom.can?.(app) === true ? inviteToRoom : inviteToSpace
    command.run(app)
  }
}

export const mute: Command = {
  id: 'mute',
  group: 'room',
  label: 'command.mute',
  keys: ['Mod+Shift+M'],
  slash: 'mute',
  can: isJoined,
  run: inJoined((app, { id }) => {
    setLevel(app, id, app.space?.levels.isMuted(id) === true ? null : 'off')
  })
}

export const about = {
  id: 'about',
  group: 'room',
  label: 'room.about',
  icon: Info,
  keys: ['Mod+.'],
  can: isJoined,
  run: inJoined((app, room) => {
    openPanel(app, 'room', room)
  }),
  toggle: ({ layout }) => {
    layout.toggle('room')
  }
} satisfies Command

export const people = {
  id: 'people',
  group: 'room',
  label: 'people.title',
  icon: Users,
  unlisted: true,
  can: isGroup,
  run: inJoined((app, room) => {
    openPanel(app, 'people', room)
  }),
  toggle: ({ layout }) => {
    layout.toggle('people')
  }
} satisfies Command

export const pins: Command = {
  id: 'pins',
  group: 'room',
  label: 'room.pins.open',
  icon: Pin,
  can: isJoined,
  run: inJoined((app, room) => {
    openPanel(app, 'pins', room)
  })
}

export const jump: Command = {
  id: 'jump',
  group: 'room',
  label: 'room.day',
  icon: CalendarSearch,
  ownKeys: ['Mod+J'],
  can: isJoined,
  run: inJoined(({ layout }, room) => {
    layout.openDialog({ about: 'jump', room })
  })
}

export const exportRoom: Command = {
  id: 'export',
  group: 'room',
  label: 'room.export.open',
  icon: Download,
  slash: 'export',
  can: isJoined,
  run: inJoined(({ layout }, room) => {
    layout.openDialog({ about: 'export', room })
  })
}

export const markUnread: Command = {
  id: 'mark-unread',
  group: 'room',
  label: 'room.unread.mark',
  icon: MailWarning,
  unlisted: true,
  can: canBeUnread,
  run: inJoined((app, room) => {
    run(markRoomUnread(app, room))
  })
}

export const rename: Command = {
  id: 'rename',
  group: 'room',
  label: 'room.rename',
  icon: Pencil,
  unlisted: true,
  can: (app, room) => isGroup(app, room) && joined(app, room)?.archived === false,
  run: inJoined(({ layout }, room) => {
    layout.openDialog({ about: 'rename-room', room })
  })
}

export const archive: Command = {
  id: 'archive',
  group: 'room',
  label: 'command.archive',
  icon: Archive,
  inMenu: ({ space }, room = space?.room ?? undefined) =>
    room?.archived === true
      ? { label: 'room.reopen', icon: ArchiveRestore }
      : { label: 'room.archive', icon: Archive },
  can: mayArchive,
  run: (app, _keys, of) => {
    const room = of ?? app.space?.room
    if (room) run(toggleArchived(app, room))
  }
}

export const leave: Command = {
  id: 'leave',
  group: 'room',
  label: 'room.leave',
  icon: LogOut,
  slash: 'leave',
  can: isGroup,
  run: inJoined((app, room) => {
    run(leaveRoom(app, room))
  })
}

export const roomCommands: readonly Command[] = [
  invite,
  inviteToRoom,
  mute,
  about,
  people,
  pins,
  jump,
  exportRoom,
  markUnread,
  rename,
  archive,
  leave
]

/** Whether somebody else has written. For a room that is not open only the session knows, and refuses. */
function canBeUnread(app: App, of?: RoomView): boolean {
  const room = joined(app, of)
  if (room?.unread !== 0 || room.head === null) return false
  const { space } = app
  const { timeline } = space ?? {}
  if (room.id !== space?.room?.id || !timeline || timeline.window.hasOlder) return true
  const me = space.people.me?.device
  return timeline.items.some((item) => item.kind === 'message' && !item.deleted && item.author !== me)
}

/** As the host decides: who created it or started the space; not the lobby, and no direct room. */
function mayArchive({ space }: App, room: RoomView | null | undefined = space?.room): boolean {
  if (!space || !room || room.access === 'direct' || room.id === space.rooms.lobby) return false
  return space.startedByMe || (room.by !== undefined && room.by === space.people.me?.device)
}

/** The `run` of a command about a room of one's own. */
function inJoined(act: (app: App, room: RoomView) => void): Command['run'] {
  return (app, _keys, of) => {
    const room = joined(app, of)
    if (room) act(app, room)
  }
}

/** Panels belong to the open room. */
function openPanel({ layout, space }: App, panel: Panel, { id }: RoomView): void {
  if (id !== space?.room?.id) space?.enterRoom(id)
  layout.open(panel)
}

/** @param room absent: the one that is open */
export function joined({ space }: App, room: RoomView | null = space?.room ?? null): RoomView | null {
  return room?.membership === 'joined' ? room : null
}

function isJoined(app: App, room?: RoomView): boolean {
  return joined(app, room) !== null
}

/** No one leaves a direct room, and its members need no list. */
export function isGroup(app: App, room?: RoomView): boolean {
  return (joined(app, room)?.access ?? 'direct') !== 'direct'
}
