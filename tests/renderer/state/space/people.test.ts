import { expect, test } from 'vitest'
import { nameAndTag } from '#shared/text/tags.ts'
import { lookalikes } from '../../../../src/renderer/state/space/lookalikes.svelte.ts'
import { People } from '../../../../src/renderer/state/space/people.svelte.ts'
import { ids, member, mina, ravi } from '../../../support/interface.ts'

function office(): People {
  const people = new People()
  const ada = member('Ada', ids.device('a'), { presence: 'gone' })
  people.replace([member('Ravi', ravi), ada, member('Mina', mina)], mina, 2)
  return people
}

const names = (people: People): string[] => people.all.map(({ name }) => name)

test('the person comes first, then those who are connected, then the others', () => {
  const people = office()
  expect(names(people)).toEqual(['Mina', 'Ravi', 'Ada'])
  expect(people.me?.name).toBe('Mina')
  people.setPresence(ids.device('a'), 'here', 3)
  expect(names(people)).toEqual(['Mina', 'Ada', 'Ravi'])
  expect(people.here).toBe(3)
})

test('a changed name is shown', () => {
  const people = office()
  people.update(member('Rafael', ravi))
  expect(people.find(ravi)?.name).toBe('Rafael')
})

test('a removed member is not listed, but keeps the name at old messages', () => {
  const people = office()
  people.update(member('Ravi', ravi, { removed: true }))
  expect(names(people)).toEqual(['Mina', 'Ada'])
  expect(people.find(ravi)?.name).toBe('Ravi')
})

test('an unknown device has no person', () => {
  expect(office().find(ids.device('z'))).toBeNull()
})

test('people with equal or similar names get a tag, others do not', async () => {
  const people = new People()
  const devices = ['b', 'c', 'd', 'e'].map(ids.device)
  const called = ['Sam', 'SAM', 'Ѕаm', 'Samira'] // the third with two letters of Cyrillic
  people.replace(
    called.map((name, at) => member(name, devices[at] ?? '')),
    mina,
    4
  )
  expect(people.find(devices[3] ?? '')?.tag).toBe('')
  await lookalikes.load()
  expect(devices.map((device) => people.find(device)?.tag)).toEqual(['bbbb', 'cccc', 'dddd', ''])
  const third = people.find(devices[2] ?? '')
  expect(third && nameAndTag(third)).toBe('Ѕаm dddd')
})

test('a person is the same object while nothing about them changes, so that only changes are rendered', () => {
  const people = office()
  const before = people.find(ravi)
  people.update(member('Ada', ids.device('a'), { presence: 'away' }))
  expect(people.find(ravi)).toBe(before)
  people.update(member('Ravi', ravi, { presence: 'away' }))
  expect(people.find(ravi)).not.toBe(before)
})

test('a former member causes no tag for others, and is not me', () => {
  const people = office()
  people.update(member('Ravi', ravi, { removed: true }))
  expect(people.find(ravi)).toMatchObject({ me: false, tag: '' })
  expect(people.withFormer.map(({ name }) => name)).toContain('Ravi')
})

test('what a removed member wrote is told apart from what a namesake writes', () => {
  const people = office()
  people.update(member('Ravi', ravi, { removed: true }))
  people.update(member('RAVI', ids.device('s')))
  expect([ravi, ids.device('s')].map((device) => people.find(device)?.tag)).toEqual(['rrrr', ''])
  expect(people.removed.map((person) => nameAndTag(person))).toEqual(['Ravi rrrr'])
})
