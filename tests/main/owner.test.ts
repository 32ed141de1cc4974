import { beforeEach, expect, test, vi } from 'vitest'
import { ownerName } from '../../src/main/owner.ts'

const machine = vi.hoisted(() => ({ account: 'mina' as string | null, host: 'kitchen-pc' }))

vi.mock('node:os', () => ({
  hostname: () => machine.host,
  userInfo: () => {
    if (machine.account === null) throw new Error('ENOENT: no such user')
    return { username: machine.account }
  }
}))

beforeEach(() => {
  Object.assign(machine, { account: 'mina', host: 'kitchen-pc' })
})

test('the account’s name is cleaned', () => {
  expect(ownerName()).toBe('Mina')
})

test('without an account name the machine’s name is used', () => {
  machine.account = null
  expect(ownerName()).toBe('Kitchen-pc')
  machine.account = '\u202e \u0000'
  expect(ownerName()).toBe('Kitchen-pc')
})

test('there is always a name', () => {
  Object.assign(machine, { account: '', host: '' })
  expect(ownerName()).toBe('Parley')
})
