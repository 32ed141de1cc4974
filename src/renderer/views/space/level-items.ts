import AtSign from '@lucide/svelte/icons/at-sign'
import Bell from '@lucide/svelte/icons/bell'
import BellOff from '@lucide/svelte/icons/bell-off'
import BellRing from '@lucide/svelte/icons/bell-ring'
import { setLevel } from '../../state/app/acts.ts'
import type { App } from '../../state/app/app.svelte.ts'
import type { NotificationLevel } from '../../state/settings/preferences.ts'
import type { MenuItem } from '../ui/menu-item.ts'

const levels = [null, 'all', 'mentions', 'off'] as const
const icons = { default: Bell, all: BellRing, mentions: AtSign, off: BellOff }

export function levelItems(app: App, room: string): MenuItem[] {
  const { t } = app.words
  const chosen = app.space?.levels.of(room)
  return levels.map((level) => ({
    label: t(`room.level.${level ?? 'default'}`),
    icon: levelIcon(level),
    checked: chosen === level,
    act: () => {
      setLevel(app, room, level)
    }
  }))
}

export function levelIcon(level: NotificationLevel | null): MenuItem['icon'] {
  return icons[level ?? 'default']
}
