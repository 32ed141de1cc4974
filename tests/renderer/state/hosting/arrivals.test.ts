import { expect, test } from 'vitest'
import { Arrivals } from '../../../../src/renderer/state/hosting/arrivals.svelte.ts'
import { noFace } from '../../../../src/renderer/state/space/face-loader.svelte.ts'
import type { Person } from '../../../../src/renderer/state/space/people.svelte.ts'
import { ids, member } from '../../../support/interface.ts'

const person = (name: string, more: Partial<Person> = {}): Person => ({
  ...member(name, ids.device(name.charAt(0).toLowerCase())),
  me: false,
  tag: '',
  face: noFace,
  ...more
})
const names = (arrivals: Arrivals): string[] => arrivals.list.map(({ name }) => name)
const [mina, ravi, ada, omar] = [person('Mina', { me: true }), person('Ravi'), person('Ada'), person('Omar')]

test('members who join during the projector view are listed, the last one first', () => {
  const arrivals = new Arrivals()
  arrivals.update([mina, ravi])
  expect(names(arrivals)).toEqual([])
  arrivals.update([mina, ravi, ada])
  arrivals.update([mina, ravi, ada, omar])
  expect(names(arrivals)).toEqual(['Omar', 'Ada'])
})

test('a member who returns is listed once, and a short disconnect does not count', () => {
  const arrivals = new Arrivals()
  arrivals.update([mina, person('Ada', { presence: 'gone' })])
  arrivals.update([mina, ada])
  arrivals.update([mina, person('Ada', { presence: 'away' })])
  arrivals.update([mina, ada])
  expect(names(arrivals)).toEqual(['Ada'])
})
