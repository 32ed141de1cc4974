/** The spaces that are served here, as the network hears of them. */
import type { Txt } from '#shared/protocol/hello.ts'
import type { Links } from './interface-browsers.ts'
import type { Advertised } from './dns-records.ts'
import { createTimers } from './timers.ts'
import { encodeTxt, instanceName } from './txt-record.ts'

/** A space to advertise; `txt` is read again at each update. */
export interface Offer {
  space: string
  device: string
  port: number
  txt: () => Txt
}

export interface Advertisement {
  /**
   * What `txt` says has changed.
   * @throws ValiError when it is not allowed
   */
  update(): void
  /** Resolves when the goodbye has left. */
  stop(): Promise<void>
}

export interface Advertising {
  all(): Advertised[]
  /** Whether we announced this instance ourselves. */
  isOwn(id: string): boolean
  advertise: (offer: Offer) => Advertisement
  stop(): Promise<void>
}

/** Milliseconds between two announcements of one space (RFC 6762 section 8.3); changes in between go together. */
const announceEvery = 1_000

export function createAdvertising(links: Links): Advertising {
  const served = new Map<Advertisement, Advertised>()
  const all = (): Advertised[] => [...served.values()]
  const tell = (): void => {
    links.each((link) => {
      link.update(all())
    })
  }
  const goodbye = async (one: Advertisement): Promise<void> => {
    const last = served.get(one)
    if (!last || !served.delete(one)) return
    tell()
    await links.goodbye(last)
  }
  return {
    all,
    isOwn: (id) => all().some(({ space, device }) => instanceName(space, device) === id),
    advertise(offer) {
      const spaced = oncePer(announceEvery, tell)
      const advertisement: Advertisement = {
        update() {
          if (!served.has(advertisement)) return
          served.set(advertisement, describe(offer))
          spaced.act()
        },
        stop() {
          spaced.cancel()
          return goodbye(advertisement)
        }
      }
      served.set(advertisement, describe(offer))
      links.each((link) => {
        link.announce(all())
      })
      return advertisement
    },
    async stop() {
      await Promise.all([...served.keys()].map((one) => one.stop()))
    }
  }
}

/** Checks now, where the mistake is, what timers will send later. */
function describe({ space, device, port, txt }: Offer): Advertised {
  const now = txt()
  encodeTxt(now)
  return { space, device, port, txt: now }
}

/** Acts at once, then at most once in `ms`, the last time included. */
function oncePer(ms: number, act: () => void): { act: () => void; cancel: () => void } {
  const timers = createTimers()
  let last = -Infinity
  let waiting = false
  return {
    act() {
      if (waiting) return
      waiting = true
      timers.after(Math.max(0, last + ms - performance.now()), () => {
        waiting = false
        last = performance.now()
        act()
      })
    },
    cancel: timers.stop
  }
}
