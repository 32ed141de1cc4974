/** Who comes gets a colour that the fewest have, unless they have chosen one. */
import { expect, test } from 'vitest'
import { limits } from '#shared/values/limits.ts'
import { connectionOver } from '#shared/session/socket-connection.ts'
import { systemClock } from '#shared/values/clock.ts'
import { NewcomerColours } from '../../../../src/main/host/admission/newcomer-colours.ts'
import { startSpace, type Space } from '../../../support/chat.ts'
import { browserSocket } from '../../../support/browser-socket.ts'
import type { Person } from '../../../support/person.ts'

async function guestSpace(): Promise<{ space: Space; comes: (name: string) => Promise<Person> }> {
  const space = await startSpace({ guests: 'https' })
  const { code } = space.host.invite(50)
  const dial = () => connectionOver(browserSocket(space), systemClock)
  return { space, comes: (name) => space.join(name, { guest: true, colour: null, dial, code }) }
}

const colourIn = ({ session }: Person, device: string): number | undefined =>
  session.view.members.find((one) => one.device === device)?.colour

const coloursSeenBy = ({ session }: Person): number[] =>
  session.view.members.filter(({ guest }) => guest).map(({ colour }) => colour)

test('twelve guests who come at once have twelve colours, and everyone sees the same ones', async () => {
  const { comes } = await guestSpace()
  const names = Array.from({ length: limits.colours }, (_, n) => `Guest ${String(n)}`)
  const guests = await Promise.all(names.map(comes))
  const [first] = guests
  if (!first) throw new Error('nobody came')
  await first.sees('all guests', () => coloursSeenBy(first).length === limits.colours)
  expect(new Set(coloursSeenBy(first)).size).toBe(limits.colours)
})

test('a guest keeps the colour when they come back, and when they are renamed', async () => {
  const { space, comes } = await guestSpace()
  const [zoe, sam] = [await comes('Zoe'), await comes('Sam')]
  const before = colourIn(sam, sam.device)
  expect(before).not.toBe(colourIn(zoe, zoe.device))
  await sam.leave()
  const dial = () => connectionOver(browserSocket(space), systemClock)
  const again = await space.join('Samuel', { guest: true, colour: null, dial, keys: sam.keys })
  await zoe.sees('the new name', () => zoe.session.view.members.some(({ name }) => name === 'Samuel'))
  expect([colourIn(again, sam.device), colourIn(zoe, sam.device)]).toEqual([before, before])
})

test('a colour that a person has chosen stays theirs, also when others have it', async () => {
  const { space, comes } = await guestSpace()
  const zoe = await comes('Zoe')
  const colour = colourIn(zoe, zoe.device) ?? 0
  const ravi = await space.join('Ravi', { colour })
  expect(colourIn(ravi, ravi.device)).toBe(colour)
})

const member = (device: string, colour: number, more: object = {}) =>
  [device, { device, key: '', name: device, colour, guest: false, removed: false, ...more }] as const

test('removed members do not count, and of equally used colours a guest gets one that no guest has', () => {
  const all = Array.from({ length: limits.colours }, (_, colour) =>
    member(`m${String(colour)}`, colour, { guest: colour !== 7 })
  )
  expect(new NewcomerColours().give('new', new Map(all))).toBe(7)
  const removed = all.map(([device, state]) => [device, { ...state, removed: state.colour === 3 }] as const)
  expect(new NewcomerColours().give('new', new Map(removed))).toBe(3)
})
