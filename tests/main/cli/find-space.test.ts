import { describe, expect, test } from 'vitest'
import { chooseSpace, isAddress } from '../../../src/main/cli/find-space.ts'
import type { NearbySpace } from '../../../src/main/discovery/discovery.ts'
import type { KnownSpace } from '../../../src/main/cli/cli-identity.ts'

function near(name: string, space = name): NearbySpace {
  const address = `10.0.0.7:${String(space.length)}`
  const probe = { address } as NearbySpace['probe']
  return { space, name, host: 'host', hostName: 'Mina', people: 1, guests: false, probe }
}

function known(name: string, space = name): KnownSpace {
  return { space, name, host: 'host', address: '10.0.0.7:4717' }
}

describe('findSpace chooses', () => {
  test('the only space nearby', () => {
    expect(chooseSpace([near('Lunch')], undefined, []).name).toBe('Lunch')
    expect(() => chooseSpace([], undefined, [])).toThrow('No space answers')
    expect(() => chooseSpace([near('Lunch'), near('Retro')], undefined, [])).toThrow(
      'More than one space could be meant. Nearby: “Lunch” of Mina (--space 10.0.0.7:5), “Retro” of Mina'
    )
  })

  test('the space with that name', () => {
    expect(chooseSpace([near('Lunch'), near('Retro')], 'retro', []).name).toBe('Retro')
    expect(() => chooseSpace([near('Lunch')], 'Retro', [])).toThrow(
      'No space called “Retro” answers in this network. Nearby: “Lunch”'
    )
  })

  test('the known space among several with that name', () => {
    const both = [near('Retro', 'new'), near('Retro', 'old')]
    expect(chooseSpace(both, 'Retro', [known('Retro', 'old')]).space).toBe('old')
    expect(() => chooseSpace(both, 'Retro', [])).toThrow('More than one')
  })

  test('no unknown space with the name of a known one', () => {
    expect(() => chooseSpace([near('Retro', 'new')], 'Retro', [known('Retro', 'old')])).toThrow(
      'is not the one you know by this name'
    )
  })
})

test.for([
  '10.0.0.7',
  '10.0.0.7:4717',
  'mina.local',
  '[fe80::1]:4717',
  'localhost',
  'https://10.0.0.7:4717/'
])('%s is an address', (text) => {
  expect(isAddress(text)).toBe(true)
})

test.for(['Workshop', 'Room 4.2', 'Q: why', 'Müller & Co.'])('%s is a name', (text) => {
  expect(isAddress(text)).toBe(false)
})
