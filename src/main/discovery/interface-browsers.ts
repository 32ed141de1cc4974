import { interfaceKey, usableInterfaces, type LocalInterface } from './interfaces.ts'
import { openInterfaceBrowser, type InterfaceBrowser, type BrowserEvents } from './interface-browser.ts'
import type { AdvertisedService } from './dns-records.ts'

export class InterfaceBrowsers {
  readonly #interfaces: () => LocalInterface[]
  readonly #events: Omit<BrowserEvents, 'membershipLost'>
  readonly #advertised: () => readonly AdvertisedService[]
  readonly #open = new Map<string, InterfaceBrowser>()
  readonly #closing = new Set<Promise<void>>()

  constructor(
    interfaces: () => LocalInterface[],
    events: Omit<BrowserEvents, 'membershipLost'>,
    advertised: () => readonly AdvertisedService[]
  ) {
    this.#interfaces = interfaces
    this.#events = events
    this.#advertised = advertised
  }

  update(): void {
    const usable = new Map(usableInterfaces(this.#interfaces()).map((one) => [interfaceKey(one), one]))
    for (const key of this.#open.keys()) if (!usable.has(key)) this.#drop(key)
    for (const [key, one] of usable) if (!this.#open.has(key)) this.#add(one)
  }

  /** Opens every browser again: after sleep or a reconnection a socket can be deaf without having failed. */
  reopen(): void {
    this.#dropAll()
    this.update()
  }

  each(act: (browser: InterfaceBrowser) => void): void {
    for (const browser of this.#open.values()) act(browser)
  }

  async goodbye(one: AdvertisedService): Promise<void> {
    await Promise.all([...this.#open.values()].map((browser) => browser.goodbye(one)))
  }

  async close(): Promise<void> {
    this.#dropAll()
    await Promise.all(this.#closing)
  }

  #add(at: LocalInterface): void {
    const key = interfaceKey(at)
    const membershipLost = (): void => {
      this.#drop(key)
      this.#add(at)
    }
    const browser = openInterfaceBrowser(at, { ...this.#events, membershipLost })
    this.#open.set(key, browser)
    browser.announce(this.#advertised())
  }

  #drop(key: string): void {
    const closed = this.#open.get(key)?.close()
    this.#open.delete(key)
    if (!closed) return
    this.#closing.add(closed)
    void closed.then(() => this.#closing.delete(closed))
  }

  #dropAll(): void {
    for (const key of this.#open.keys()) this.#drop(key)
  }
}
