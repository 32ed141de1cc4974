import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAdvertiser, type ServiceOffer } from '../../../src/main/discovery/advertiser.ts'
import type { InterfaceBrowser } from '../../../src/main/discovery/interface-browser.ts'
import type { InterfaceBrowsers } from '../../../src/main/discovery/interface-browsers.ts'

const [space, device] = ['a'.repeat(26), 'b'.repeat(52)]
const link = { announce: vi.fn<InterfaceBrowser['announce']>(), update: vi.fn<InterfaceBrowser['update']>() }
const goodbye = vi.fn<InterfaceBrowsers['goodbye']>(() => Promise.resolve())
const links = {
  goodbye,
  each: (act: (one: InterfaceBrowser) => void) => {
    act(link as unknown as InterfaceBrowser)
  }
} as unknown as InterfaceBrowsers

let people = 1
const lunch: ServiceOffer = {
  space,
  device,
  port: 4717,
  txt: () => ({ v: '1', id: space, dev: device, ep: '1', n: 'Lunch', p: String(people), f: '' })
}
const lastCount = (): string | undefined => link.update.mock.lastCall?.[0][0]?.txt.p

beforeEach(() => {
  vi.clearAllMocks()
  vi.useFakeTimers()
})
afterEach(() => {
  expect(vi.getTimerCount()).toBe(0)
  vi.useRealTimers()
})

test('many updates are announced at once and then once a second, including the last one', () => {
  const advertisement = createAdvertiser(links).advertise(lunch)
  for (people = 2; people <= 31; people += 1) {
    advertisement.update()
    vi.advanceTimersByTime(100)
  }
  expect(link.update.mock.calls[0]?.[0][0]?.txt.p).toBe('2')
  vi.advanceTimersByTime(1_000)
  expect(link.update).toHaveBeenCalledTimes(4)
  expect(lastCount()).toBe('31')
})

test('a stopped advertisement sends one goodbye and nothing after it', async () => {
  const advertising = createAdvertiser(links)
  const advertisement = advertising.advertise(lunch)
  advertisement.update()
  await advertisement.stop()
  await advertising.stop()
  expect(goodbye).toHaveBeenCalledTimes(1)
  advertisement.update()
  expect(advertising.all()).toEqual([])
})

test('an invalid offer throws to the caller', () => {
  const advertising = createAdvertiser(links)
  expect(() => advertising.advertise({ ...lunch, txt: () => ({ ...lunch.txt(), ep: 'x' }) })).toThrow(
    'Invalid'
  )
  expect(advertising.all()).toEqual([])
})
