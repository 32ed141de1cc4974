import AtSign from '@lucide/svelte/icons/at-sign'
import Bell from '@lucide/svelte/icons/bell'
import BellOff from '@lucide/svelte/icons/bell-off'
import BellRing from '@lucide/svelte/icons/bell-ring'
import type { NotificationLevel } from '../../state/settings/preferences.ts'
import type { RoomLevels } from '../../state/space/room-levels.svelte.ts'
import type { Words } from '../../words/words.ts'
import type { MenuItem } from '../ui/menu-item.ts'

const levels = [null, 'all', 'mentions', 'off'] as const
const icons = { default: Bell, all: BellRing, mentions: AtSign, off: BellOff }

/** What notifies in a room, to choose from. */
export function levelItems(levelsOf: RoomLevels, room: string, t: Words['t']): MenuItem[] {
  return levels.map((level) => ({
    label: t(`room.level.${level ?? 'default'}`),
    icon: levelIcon(level),
    checked: levelsOf.of(room) === level,
    act: () => {
      levelsOf.set(room, level)
    }
  }))
}

export function levelIcon(level: NotificationLevel | null): MenuItem['icon'] {
  return icons[level ?? 'default']
}
