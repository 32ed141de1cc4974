import { beforeEach, expect, test, vi } from 'vitest'
import { createSleepBlocker } from '../../../src/main/electron/sleep-blocker.ts'
import { app, resetSystem, system } from '../../support/electron/fake-window.ts'

vi.mock('electron', () => import('../../support/electron/fake-window.ts'))

beforeEach(() => {
  resetSystem()
})

test('while others are connected the computer stays awake, and the screen may turn off', () => {
  const set = createSleepBlocker()
  set(false)
  expect(system.blockers).toEqual([])
  set(true)
  set(true)
  expect(system.blockers).toEqual(['prevent-app-suspension'])
  set(false)
  expect(system.blockers).toEqual([])
})

test('the computer may sleep after the app has ended', () => {
  createSleepBlocker()(true)
  app.emit('quit')
  expect(system.blockers).toEqual([])
})
