import type { Txt } from '#shared/protocol/hello.ts'
import type { InterfaceBrowsers } from './interface-browsers.ts'
import type { AdvertisedService } from './dns-records.ts'
import { createTimers } from './timers.ts'
import { encodeTxt, instanceName } from './txt-record.ts'

export interface ServiceOffer {
  space: string
  device: string
  port: number
  txt: () => Txt
}

export interface Advertisement {
  /** @throws ValiError when what `txt` returns now is not allowed */
  update(): void
  stop(): Promise<void>
}

export interface Advertiser {
  all(): AdvertisedService[]
  /** Another copy of this device may advertise the same names: at another port or address. */
  isOwn(id: string, port: number): boolean
  advertise: (offer: ServiceOffer) => Advertisement
  stop(): Promise<void>
}

/** RFC 6762 section 8.3; changes in between go together. */
const announceIntervalMs = 1_000

export function createAdvertiser(browsers: InterfaceBrowsers): Advertiser {
  const served = new Map<Advertisement, AdvertisedService>()
  const all = (): AdvertisedService[] => [...served.values()]
  const announce = (): void => {
    browsers.each((browser) => {
      browser.update(all())
    })
  }
  return {
    all,
    isOwn: (id, port) => all().some((own) => instanceName(own.space, own.device) === id && own.port === port),
    advertise(offer) {
      const throttled = throttle(announceIntervalMs, announce)
      const advertisement: Advertisement = {
        update() {
          if (!served.has(advertisement)) return
          served.set(advertisement, describe(offer))
          throttled.run()
        },
        async stop() {
          throttled.cancel()
          const last = served.get(advertisement)
          if (!last || !served.delete(advertisement)) return
          announce()
          await browsers.goodbye(last)
        }
      }
      served.set(advertisement, describe(offer))
      browsers.each((browser) => {
        browser.announce(all())
      })
      return advertisement
    },
    async stop() {
      await Promise.all([...served.keys()].map((one) => one.stop()))
    }
  }
}

/** Validates now what timers send later, so that the error is thrown to the caller. */
function describe({ space, device, port, txt }: ServiceOffer): AdvertisedService {
  const now = txt()
  encodeTxt(now)
  return { space, device, port, txt: now }
}

/** Runs at once, then at most once in `ms`, including a last time. */
function throttle(ms: number, run: () => void): { run: () => void; cancel: () => void } {
  const timers = createTimers()
  let last = -Infinity
  let waiting = false
  return {
    run() {
      if (waiting) return
      waiting = true
      timers.after(Math.max(0, last + ms - performance.now()), () => {
        waiting = false
        last = performance.now()
        run()
      })
    },
    cancel: timers.stop
  }
}
