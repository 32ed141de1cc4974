import type { Bridge } from '#shared/bridge.ts'
import { openBrowser } from './browser.ts'
import { openDesktop } from './desktop.ts'
import { openStore } from './key-value-store.ts'
import { openLocal } from './local.ts'
import type { Platform } from './platform.ts'

/** Which of the three platforms this page runs on. */
export function choosePlatform(): Platform {
  const bridge = (window as unknown as { parley?: Bridge }).parley
  if (bridge) return openDesktop(bridge)
  const local = secretFromAddress('local')
  if (local !== null) return openLocal(local)
  return openBrowser(secretFromAddress('i'))
}

/** The secret in the address's fragment: `#<name>=<secret>`. It is taken out of the address bar, where others could see it, and kept for this tab so that a reload still works. */
function secretFromAddress(name: string): string | null {
  const tab = openStore(() => sessionStorage, 'parley/secret/')
  const fresh = new URLSearchParams(location.hash.slice(1)).get(name)
  if (fresh === null) return tab.get(name)
  tab.set(name, fresh)
  history.replaceState(null, '', location.pathname + location.search)
  return fresh
}
