import Bell from '@lucide/svelte/icons/bell'
import CircleUserRound from '@lucide/svelte/icons/circle-user-round'
import HardDrive from '@lucide/svelte/icons/hard-drive'
import Info from '@lucide/svelte/icons/info'
import Keyboard from '@lucide/svelte/icons/keyboard'
import Languages from '@lucide/svelte/icons/languages'
import Network from '@lucide/svelte/icons/network'
import Palette from '@lucide/svelte/icons/palette'
import ShieldCheck from '@lucide/svelte/icons/shield-check'

export const icons = {
  profile: CircleUserRound,
  appearance: Palette,
  notifications: Bell,
  trust: ShieldCheck,
  network: Network,
  storage: HardDrive,
  language: Languages,
  shortcuts: Keyboard,
  about: Info
}
