/** A new member with an own address who enters during an attack. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Target } from './host.ts'
import { RawConnection } from './raw-connection.ts'
import { Person } from './person.ts'

/** Far more than the limit. */
const timeoutMs = 8000
const pause = 1000
const firstAddress = 200

let comings = 0

/** @returns ms from the first packet to the lobby; null when refused */
export async function timeToEnter(target: Target): Promise<number | null> {
  const n = comings++
  const from = `127.0.0.${String(firstAddress + (n % 50))}`
  const begun = performance.now()
  const entry = enter(target, from, `Newcomer ${String(n)}`).then(
    () => performance.now() - begun,
    () => null
  )
  return Promise.race([entry, wait(timeoutMs, null, { ref: false })])
}

async function enter(target: Target, from: string, name: string): Promise<void> {
  const line = await RawConnection.open(target, { from })
  try {
    const person = new Person(target.space, `${name} ${String(process.pid)}`)
    const profile = { key: person.key, name, colour: 1, guest: false }
    const steps = [
      await line.enter(person),
      await line.request('event:append', { event: person.event(target.space, 'member.introduced', profile) }),
      await line.request('room:join', { event: person.event(target.lobby, 'member.joined', {}) })
    ]
    const refused = steps.find(({ ok }) => !ok)
    if (refused) throw new Error(refused.code ?? 'refused')
  } finally {
    line.end()
  }
}

/** Sequentially, until the signal. */
export async function enterRepeatedly(target: Target, signal: AbortSignal): Promise<(number | null)[]> {
  const entries: (number | null)[] = []
  const rested = (): Promise<boolean> => wait(pause, true, { signal }).catch(() => false)
  while (await rested()) entries.push(await timeToEnter(target))
  return entries
}
