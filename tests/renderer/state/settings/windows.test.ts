/** Windows of one device follow each other at once. */
import { expect, test, vi } from 'vitest'
import { Appearance } from '../../../../src/renderer/state/settings/appearance.svelte.ts'
import { Language } from '../../../../src/renderer/state/settings/language.svelte.ts'
import { DraftMarks } from '../../../../src/renderer/state/space/draft-marks.svelte.ts'
import { RoomLevels } from '../../../../src/renderer/state/space/room-levels.svelte.ts'
import { ids, memoryPreferences } from '../../../support/interface.ts'
import { storesOfWindows } from '../../../support/windows.ts'

function twoWindows() {
  const newStore = storesOfWindows()
  return [memoryPreferences(newStore()), memoryPreferences(newStore())] as const
}

test('the appearance', () => {
  const [one, two] = twoWindows()
  const applied: string[] = []
  const watchContrast = (): void => undefined
  const mine = new Appearance({ preferences: one, apply: () => undefined, watchContrast })
  const apply = ({ scheme }: { scheme: string }): number => applied.push(scheme)
  const other = new Appearance({ preferences: two, apply, watchContrast })
  mine.choose({ scheme: 'dark' })
  expect([other.choices.scheme, applied.at(-1)]).toEqual(['dark', 'dark'])
})

test('the language', async () => {
  const [one, two] = twoWindows()
  const parts = { system: ['en'], apply: () => undefined }
  const mine = await Language.open({ ...parts, preferences: one })
  const other = await Language.open({ ...parts, preferences: two })
  await mine.choose('de')
  await vi.waitFor(() => {
    expect(other.words.language).toBe('de')
  })
})

test('muted rooms of the same space', () => {
  const [one, two] = twoWindows()
  const [mine, other, elsewhere] = [
    new RoomLevels(one, ids.space),
    new RoomLevels(two, ids.space),
    new RoomLevels(two, 'another')
  ]
  const stop = other.follow()
  elsewhere.follow()
  mine.set(ids.lobby, 'off')
  expect([other.isMuted(ids.lobby), elsewhere.isMuted(ids.lobby)]).toEqual([true, false])
  stop()
  mine.set(ids.lobby, null)
  expect(other.isMuted(ids.lobby)).toBe(true)
})

test('marks of rooms with something unsent', () => {
  const [one, two] = twoWindows()
  const [mine, other] = [new DraftMarks(one), new DraftMarks(two)]
  mine.follow()
  other.follow()
  one.set('draft', 'half a thou', ids.lobby)
  expect([mine.has(ids.lobby), other.has(ids.lobby), other.has('another')]).toEqual([true, true, false])
  two.set('draft', '', ids.lobby)
  expect([mine.has(ids.lobby), other.has(ids.lobby)]).toEqual([false, false])
})
