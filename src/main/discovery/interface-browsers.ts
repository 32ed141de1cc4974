import { interfaceKey, usableInterfaces, type LocalInterface } from './interfaces.ts'
import { openInterfaceBrowser, type InterfaceBrowser, type BrowserEvents } from './interface-browser.ts'
import type { AdvertisedService } from './dns-records.ts'

export interface InterfaceBrowsers {
  update: () => void
  /** Opens every browser again: after sleep or a reconnection a socket can be deaf without having failed. */
  reopen(): void
  each(act: (browser: InterfaceBrowser) => void): void
  goodbye(one: AdvertisedService): Promise<void>
  close(): Promise<void>
}

export function createInterfaceBrowsers(
  interfaces: () => LocalInterface[],
  events: Omit<BrowserEvents, 'membershipLost'>,
  advertised: () => readonly AdvertisedService[]
): InterfaceBrowsers {
  const open = new Map<string, InterfaceBrowser>()
  const closing = new Set<Promise<void>>()

  const drop = (key: string): void => {
    const closed = open.get(key)?.close()
    open.delete(key)
    if (!closed) return
    closing.add(closed)
    void closed.then(() => closing.delete(closed))
  }
  const add = (at: LocalInterface): void => {
    const key = interfaceKey(at)
    const membershipLost = (): void => {
      drop(key)
      add(at)
    }
    const browser = openInterfaceBrowser(at, { ...events, membershipLost })
    open.set(key, browser)
    browser.announce(advertised())
  }
  const update = (): void => {
    const wanted = new Map(usableInterfaces(interfaces()).map((one) => [interfaceKey(one), one]))
    for (const key of open.keys()) if (!wanted.has(key)) drop(key)
    for (const [key, one] of wanted) if (!open.has(key)) add(one)
  }
  const dropAll = (): void => {
    for (const key of open.keys()) drop(key)
  }

  return {
    update,
    reopen() {
      dropAll()
      update()
    },
    each(act) {
      for (const browser of open.values()) act(browser)
    },
    async goodbye(one) {
      await Promise.all([...open.values()].map((browser) => browser.goodbye(one)))
    },
    async close() {
      dropAll()
      await Promise.all(closing)
    }
  }
}
