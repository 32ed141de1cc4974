import type { Bridge } from '#shared/bridge.ts'
import { openBrowser } from './browser.ts'
import { openDesktop } from './desktop.ts'
import { openStore } from './key-value-store.ts'
import { openLocal } from './local.ts'
import type { Platform } from './platform.ts'

const secretNames = ['local', 'i'] as const
type SecretName = (typeof secretNames)[number]

/** Which of the three platforms this page runs on. */
export function choosePlatform(): Platform {
  const bridge = (window as unknown as { parley?: Bridge }).parley
  if (bridge) return openDesktop(bridge)
  const tab = openStore(() => sessionStorage, 'parley/secret/')
  const saveToken = (token: string): void => {
    tab.set('local', token)
  }
  const { local, i } = secretsInAddress()
  for (const [name, secret] of Object.entries({ local, i })) if (secret !== null) tab.set(name, secret)
  // An invitation opens a guest's page, also in a tab in which an owner was before at this address.
  const token = local ?? (i === null ? tab.get('local') : null)
  if (token !== null) return { ...openLocal({ token, saveToken }), onLink: listenToAddress(tab) }
  return { ...openBrowser(i ?? tab.get('i')), onLink: listenToAddress(tab) }
}

/** The secrets in the address's fragment, `#<name>=<secret>`. It is taken out of the address bar, where others could see it; the tab keeps it, so that a reload still works. */
function secretsInAddress(): Record<SecretName, string | null> {
  const fragment = new URLSearchParams(location.hash.slice(1))
  const [local, i] = secretNames.map((name) => fragment.get(name))
  if ((local ?? i ?? null) !== null)
    history.replaceState(history.state, '', location.pathname + location.search)
  return { local: local ?? null, i: i ?? null }
}

/** A browser does not load a page again when only its fragment changes. */
function listenToAddress(tab: ReturnType<typeof openStore>): Platform['onLink'] {
  return (listener) => {
    addEventListener('hashchange', () => {
      const fresh = Object.entries(secretsInAddress()).filter(([, secret]) => secret !== null)
      if (fresh.every(([name, secret]) => tab.get(name) === secret)) return
      listener(() => {
        for (const name of secretNames) tab.set(name, null)
        for (const [name, secret] of fresh) tab.set(name, secret)
        location.reload()
      })
    })
  }
}
