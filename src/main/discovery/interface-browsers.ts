/** One link per usable interface, made again when the interfaces change. */
import { keyOf, usable, type Interface } from './interfaces.ts'
import { openLink, type Link, type LinkEvents } from './interface-browser.ts'
import type { Advertised } from './dns-records.ts'

export interface Links {
  /** Follows the interfaces as they are now. */
  follow: () => void
  /** Opens every link again: after sleep or a reconnection a socket can be deaf without having failed. */
  reopen(): void
  each(act: (link: Link) => void): void
  goodbye(one: Advertised): Promise<void>
  close(): Promise<void>
}

export function createLinks(
  interfaces: () => Interface[],
  events: Omit<LinkEvents, 'deaf'>,
  advertised: () => readonly Advertised[]
): Links {
  const open = new Map<string, Link>()
  const closing = new Set<Promise<void>>()

  const drop = (key: string): void => {
    const closed = open.get(key)?.close()
    open.delete(key)
    if (!closed) return
    closing.add(closed)
    void closed.then(() => closing.delete(closed))
  }
  const add = (at: Interface): void => {
    const key = keyOf(at)
    const deaf = (): void => {
      drop(key)
      add(at)
    }
    const link = openLink(at, { ...events, deaf })
    open.set(key, link)
    link.announce(advertised())
  }
  const follow = (): void => {
    const wanted = new Map(usable(interfaces()).map((one) => [keyOf(one), one]))
    for (const key of open.keys()) if (!wanted.has(key)) drop(key)
    for (const [key, one] of wanted) if (!open.has(key)) add(one)
  }
  const dropAll = (): void => {
    for (const key of open.keys()) drop(key)
  }

  return {
    follow,
    reopen() {
      dropAll()
      follow()
    },
    each(act) {
      for (const link of open.values()) act(link)
    },
    async goodbye(one) {
      await Promise.all([...open.values()].map((link) => link.goodbye(one)))
    },
    async close() {
      dropAll()
      await Promise.all(closing)
    }
  }
}
