/** Addresses whose answers a test defines. */
import { vi } from 'vitest'
import type { FoundInstance } from '../../../src/main/discovery/parse-response.ts'
import type { Probe } from '../../../src/main/discovery/instance-monitor.ts'
import { instanceName } from '../../../src/main/discovery/txt-record.ts'
import type { ProbeResult } from '../../../src/main/identity/probe-result.ts'

/** What happens at one address: the greeting's changes, or null, now or later. */
export type FakeHost = () => Partial<ProbeResult['greeting']> | null | Promise<null>

export const spaceId = (letter: string): string => letter.repeat(26)
export const deviceId = (letter: string): string => letter.repeat(52)

/** A host that answers with the space `a` on the device `b`, except for these changes. */
export const answers =
  (changes: Partial<ProbeResult['greeting']> = {}): FakeHost =>
  () =>
    changes
export const unreachable: FakeHost = () => null
/** Accepts the probe and never answers. */
export const silent: FakeHost = () => new Promise(() => undefined)

/** @param sender who announced it; itself by default */
export function foundAt(
  addresses: string[],
  txt: Partial<FoundInstance['txt']> = {},
  sender = addresses[0] ?? '10.0.0.1'
): FoundInstance {
  const whole = { v: '1', id: spaceId('a'), dev: deviceId('b'), ep: '1', n: 'Lunch', p: '1', f: '', ...txt }
  return { id: instanceName(whole.id, whole.dev), txt: whole, port: 4717, addresses, sender }
}

/**
 * Hosts may be changed while the story goes on; an address without one is closed.
 *
 * @param ms how long an answer took
 */
export function fakeProbe(hosts: Record<string, FakeHost>, ms: () => number = () => 1) {
  const meet = vi.fn<Probe>(async (address, port) => {
    const changes = await hosts[address]?.()
    if (!changes) return null
    const greeting: ProbeResult['greeting'] = {
      v: 1,
      app: 'test',
      space: spaceId('a'),
      name: 'Lunch',
      epoch: 1,
      host: deviceId('b'),
      hostName: 'Omar',
      key: '',
      proof: '',
      people: 1,
      guests: 'off',
      ...changes
    }
    return {
      greeting,
      certificate: '',
      fingerprint: address,
      address: `${address}:${String(port)}`,
      ms: ms()
    }
  })
  return meet
}
