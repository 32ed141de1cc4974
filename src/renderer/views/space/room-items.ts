import type { RoomView } from '#shared/session/contract.ts'
import {
  about,
  archive,
  exportRoom,
  inviteToRoom,
  jump,
  leave,
  markUnread,
  people,
  pins,
  rename
} from '../../commands/room.ts'
import type { App } from '../../state/app/app.svelte.ts'
import type { Words } from '../../words/words.ts'
import { menuItems, type MenuItem } from '../ui/menu-item.ts'
import { levelItems } from './level-items.ts'

const commands = [about, people, pins, jump, inviteToRoom, markUnread, rename, exportRoom, archive, leave]

/** The menu of a room, wherever it is opened. */
export function roomItems(app: App, t: Words['t'], room: RoomView): MenuItem[] {
  const { space } = app
  const levels = space && room.membership === 'joined' ? levelItems(app, room.id) : []
  const [first, ...others] = levels
  return [
    ...menuItems(commands, app, t, room),
    ...(first ? [{ ...first, heading: t('room.level') }, ...others] : [])
  ]
}
