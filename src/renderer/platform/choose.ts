import type { Bridge } from '#shared/bridge.ts'
import { keepIn } from './keep.ts'
import type { Platform } from './platform.ts'

/** Which of the three surroundings this page has; each is fetched only where it is needed. */
export async function choosePlatform(): Promise<Platform> {
  const bridge = (window as unknown as { parley?: Bridge }).parley
  if (bridge) return (await import('./desktop.ts')).openDesktop(bridge)
  const local = secretFromAddress('local')
  if (local !== null) return (await import('./local.ts')).openLocal(local)
  return (await import('./browser.ts')).openBrowser(secretFromAddress('i'))
}

/**
 * The secret in the address's fragment: `#<name>=<secret>`. It is taken out of the address bar, where others
 * could see it, and kept for this tab so that a reload still works.
 */
function secretFromAddress(name: string): string | null {
  const tab = keepIn(() => sessionStorage, 'parley/secret/')
  const fresh = new URLSearchParams(location.hash.slice(1)).get(name)
  if (fresh === null) return tab.get(name)
  tab.set(name, fresh)
  history.replaceState(null, '', location.pathname + location.search)
  return fresh
}
