import { expect, test } from 'vitest'
import { areInstalled } from '../../scripts/setup/dependencies.mjs'
import { isModern } from '../../scripts/setup/node.mjs'

const lock = (packages: Record<string, { version?: string; optional?: boolean }>) =>
  JSON.stringify({ packages: { '': {}, ...packages } })
const wanted = lock({ a: { version: '1.0.0' }, mac: { version: '2.0.0', optional: true } })

test('dependencies are installed when each has the right version, except those for other systems', () => {
  expect(areInstalled(wanted, lock({ a: { version: '1.0.0' } }))).toBe(true)
  expect(areInstalled(wanted, lock({ a: { version: '1.0.1' } }))).toBe(false)
  expect(areInstalled(wanted, lock({ mac: { version: '2.0.0' } }))).toBe(false)
})

test('an interrupted installation does not count', () => {
  expect(areInstalled(wanted, null)).toBe(false)
  expect(areInstalled(wanted, '{ "packages"')).toBe(false)
})

test('Node is modern from 24.15', () => {
  const versions = ['v20.20.2', 'v22.30.0', 'v24.14.9', 'v24.15.0', 'v24.21.0', 'v26.0.0']
  expect(versions.map(isModern)).toEqual([false, false, false, true, true, true])
})
