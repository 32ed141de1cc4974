import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createAdvertising, type Offer } from '../../../src/main/discovery/advertiser.ts'
import type { Link } from '../../../src/main/discovery/interface-browser.ts'
import type { Links } from '../../../src/main/discovery/interface-browsers.ts'

const [space, device] = ['a'.repeat(26), 'b'.repeat(52)]
const link = { announce: vi.fn<Link['announce']>(), update: vi.fn<Link['update']>() }
const goodbye = vi.fn<Links['goodbye']>(() => Promise.resolve())
const links = {
  goodbye,
  each: (act: (one: Link) => void) => {
    act(link as unknown as Link)
  }
} as unknown as Links

let people = 1
const lunch: Offer = {
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

test('a crowd that comes in is announced at once and once a second, the last of it included', () => {
  const advertisement = createAdvertising(links).advertise(lunch)
  for (people = 2; people <= 31; people += 1) {
    advertisement.update()
    vi.advanceTimersByTime(100)
  }
  expect(link.update.mock.calls[0]?.[0][0]?.txt.p).toBe('2')
  vi.advanceTimersByTime(1_000)
  expect(link.update).toHaveBeenCalledTimes(4)
  expect(lastCount()).toBe('31')
})

test('what has stopped says goodbye, once, and nothing after it', async () => {
  const advertising = createAdvertising(links)
  const advertisement = advertising.advertise(lunch)
  advertisement.update()
  await advertisement.stop()
  await advertising.stop()
  expect(goodbye).toHaveBeenCalledTimes(1)
  advertisement.update()
  expect(advertising.all()).toEqual([])
})

test('a mistake in what is offered comes to light where it was made', () => {
  const advertising = createAdvertising(links)
  expect(() => advertising.advertise({ ...lunch, txt: () => ({ ...lunch.txt(), ep: 'x' }) })).toThrow(
    'Invalid'
  )
  expect(advertising.all()).toEqual([])
})
