import type { RoomView } from '#shared/session/contract.ts'
import type { App } from '../state/app/app.svelte.ts'
import { listGroups, type ListGroup } from '../state/settings/preferences.ts'
import type { Space } from '../state/space/space.svelte.ts'
import type { Command } from './command.ts'

const numbers = ['1', '2', '3', '4', '5', '6', '7', '8', '9'] as const

export const switcher: Command = {
  id: 'switcher',
  group: 'go',
  label: 'command.switcher',
  keys: ['Mod+K'],
  unlisted: true,
  everywhere: true,
  run: ({ layout }) => {
    layout.openDialog({ about: 'switcher' })
  }
}

export const search: Command = {
  id: 'search',
  group: 'go',
  label: 'search.open',
  keys: ['Mod+F'],
  can: inSpace,
  run: ({ layout }) => {
    layout.search()
  }
}

export const home: Command = {
  id: 'home',
  group: 'go',
  label: 'space.home',
  can: (app) => inSpace(app) && app.device !== null,
  run: (app) => {
    app.goHome()
  }
}

export const goCommands: readonly Command[] = [
  switcher,
  search,
  step('room-before', 'command.room.before', 'Alt+ArrowUp', -1, isActive),
  step('room-after', 'command.room.after', 'Alt+ArrowDown', 1, isActive),
  step('unread-before', 'command.unread.before', 'Alt+Shift+ArrowUp', -1, wantsReading),
  step('unread-after', 'command.unread.after', 'Alt+Shift+ArrowDown', 1, wantsReading),
  {
    id: 'room-by-number',
    group: 'go',
    label: 'command.room.number',
    ownKeys: numbers.map((number) => `Mod+${number}`),
    unlisted: true,
    can: inSpace,
    run: ({ space, preferences }, keys = '') => {
      const folded = preferences.get('foldedGroups')
      const room = space && roomsOf(space, folded)[Number(keys.at(-1)) - 1]
      if (room) space.enterRoom(room.id)
    }
  },
  {
    id: 'latest',
    group: 'go',
    label: 'timeline.latest',
    keys: ['Mod+End', 'End'],
    unlisted: true,
    can: inSpace,
    run: ({ space }) => {
      space?.timeline?.jumpToNewest()
    }
  },
  home
]

/** My rooms in the order of the list. */
function roomsOf({ rooms }: Space, folded: readonly ListGroup[] = []): readonly RoomView[] {
  const groups = { direct: rooms.direct, rooms: rooms.joined, more: [], people: [], archived: [] }
  return listGroups.filter((group) => !folded.includes(group)).flatMap((group) => groups[group])
}

type Fits = (room: RoomView, space: Space) => boolean

function step(id: string, label: Command['label'], keys: string, by: 1 | -1, fits: Fits): Command {
  return {
    id,
    group: 'go',
    label,
    keys: [keys],
    unlisted: true,
    can: inSpace,
    run: ({ space }) => {
      const room = space && roomBeside(space, by, fits)
      if (room) space.enterRoom(room.id)
    }
  }
}

/** The next matching room in this direction, cyclic. */
function roomBeside(space: Space, by: 1 | -1, fits: Fits): RoomView | null {
  const archived = space.rooms.archived.filter(({ membership }) => membership === 'joined')
  const rooms = [...roomsOf(space), ...archived]
  const here = rooms.findIndex(({ id }) => id === space.room?.id)
  const from = here < 0 && by < 0 ? rooms.length : here
  for (let far = 1; far <= rooms.length; far += 1) {
    const room = rooms[(from + by * far + 2 * rooms.length) % rooms.length]
    if (room && room.id !== space.room?.id && fits(room, space)) return room
  }
  return null
}

function isActive({ archived }: RoomView): boolean {
  return !archived
}

/** A muted room counts only with a mention. */
function wantsReading(room: RoomView, { rooms }: Space): boolean {
  return rooms.unreadIn(room) > 0
}

function inSpace({ space }: App): boolean {
  return space !== null
}
