import { expect, test } from 'vitest'
import { People, tagsOf } from '../../../../src/renderer/state/space/people.svelte.ts'
import { ids, member, mina, ravi } from '../../../support/interface.ts'

function office(): People {
  const people = new People()
  const ada = member('Ada', ids.device('a'), { presence: 'gone' })
  people.replace([member('Ravi', ravi), ada, member('Mina', mina)], mina, 2)
  return people
}

const names = (people: People): string[] => people.all.map(({ name }) => name)

test('I come first, then who is here, then the others', () => {
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

test('somebody removed is not listed any more, but what they wrote still has their name', () => {
  const people = office()
  people.update(member('Ravi', ravi, { removed: true }))
  expect(names(people)).toEqual(['Mina', 'Ada'])
  expect(people.find(ravi)?.name).toBe('Ravi')
})

test('nobody is found under a device that never was here', () => {
  expect(office().find(ids.device('z'))).toBeNull()
})

test('those who share a name get a tag, however they write it; nobody else does', () => {
  const [one, two, three] = ['b', 'c', 'd'].map(ids.device) as [string, string, string]
  const tags = tagsOf([
    { device: one, name: 'Sam' },
    { device: two, name: 'SAM' },
    { device: three, name: 'Samira' }
  ])
  expect([...tags]).toEqual([
    [one, 'bbbb'],
    [two, 'cccc']
  ])
})

test('a person is the same object while nothing about them is new, so that only what changed is drawn', () => {
  const people = office()
  const before = people.find(ravi)
  people.update(member('Ada', ids.device('a'), { presence: 'away' }))
  expect(people.find(ravi)).toBe(before)
  people.update(member('Ravi', ravi, { presence: 'away' }))
  expect(people.find(ravi)).not.toBe(before)
})

test('a former member is nobody else’s namesake, and not me', () => {
  const people = office()
  people.update(member('Ravi', ravi, { removed: true }))
  expect(people.find(ravi)).toMatchObject({ me: false, tag: '' })
  expect(people.everybody.map(({ name }) => name)).toContain('Ravi')
})
