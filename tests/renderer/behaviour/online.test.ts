import { expect, test } from 'vitest'
import { watchOnline } from '../../../src/renderer/behaviour/online.ts'

test('the network state is reported at once and on each change, until it is stopped', () => {
  const place = Object.assign(new EventTarget(), { navigator: { onLine: true } })
  const received: boolean[] = []
  const stop = watchOnline(place, (online) => received.push(online))
  place.navigator.onLine = false
  place.dispatchEvent(new Event('offline'))
  place.navigator.onLine = true
  place.dispatchEvent(new Event('online'))
  stop()
  for (const name of ['offline', 'online']) place.dispatchEvent(new Event(name))
  expect(received).toEqual([true, false, true])
})
