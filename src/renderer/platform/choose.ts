import type { Bridge } from '#shared/bridge.ts'
import { followedLink, type FollowedLink } from '#shared/protocol/message-link.ts'
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
  const { secrets, linked } = readAddress()
  const { local, i } = secrets
  for (const [name, secret] of Object.entries(secrets)) if (secret !== null) tab.set(name, secret)
  // An invitation opens a guest's page, also in a tab in which an owner was before at this address.
  const token = local ?? (i === null ? tab.get('local') : null)
  const platform = token === null ? openBrowser(i ?? tab.get('i')) : openLocal({ token, saveToken })
  return { ...platform, linked, onLink: listenToAddress(tab) }
}

/** What is in the address's fragment, as `#<name>=<value>`. It is taken out of the address bar, where others could see it; the tab keeps the secrets, so that a reload still works. */
function readAddress(): { secrets: Record<SecretName, string | null>; linked: FollowedLink | null } {
  const { hash, pathname, search } = location
  const fragment = new URLSearchParams(hash.slice(1))
  const [local = null, i = null] = secretNames.map((name) => fragment.get(name))
  const linked = followedLink(hash)
  if ((local ?? i ?? linked) !== null) history.replaceState(history.state, '', pathname + search)
  return { secrets: { local, i }, linked }
}

/** A browser does not load a page again when only its fragment changes. */
function listenToAddress(tab: ReturnType<typeof openStore>): Platform['onLink'] {
  return ({ secret: onSecret, message }) => {
    addEventListener('hashchange', () => {
      const { secrets, linked } = readAddress()
      const fresh = Object.entries(secrets).filter(([, secret]) => secret !== null)
      if (linked) message(linked)
      if (fresh.every(([name, secret]) => tab.get(name) === secret)) return
      onSecret(() => {
        for (const name of secretNames) tab.set(name, null)
        for (const [name, secret] of fresh) tab.set(name, secret)
        location.reload()
      })
    })
  }
}
