import { expect, test } from 'vitest'
import { keysOf } from '../../../src/renderer/commands/command.ts'
import { commands } from '../../../src/renderer/commands/commands.ts'
import { formats } from '../../../src/renderer/commands/formats.ts'
import { chaptersOf } from '../../../src/renderer/commands/help.ts'
import { scriptedApp } from '../../support/scripted-app.ts'

test.each([null, () => Promise.resolve({ ok: true as const })])(
  'the help shows every key there is',
  (openLink) => {
    const { app } = scriptedApp({ openLink })
    const documented = chaptersOf(app).flatMap(({ shortcuts }) => shortcuts.flatMap(({ keys }) => keys))
    const all = commands.flatMap((command) => keysOf(command, app))
    expect(documented).toEqual(expect.arrayContaining([...all, ...formats.flatMap(({ keys }) => keys ?? [])]))
    // The same keys may mean something else elsewhere: in the composer Mod+B is bold.
    for (const { shortcuts } of chaptersOf(app)) {
      const keys = shortcuts.flatMap((shortcut) => shortcut.keys)
      expect(new Set(keys).size).toBe(keys.length)
    }
  }
)

test('the help has no empty chapter, and shows nothing without keys', () => {
  const { app } = scriptedApp()
  const chapters = chaptersOf(app)
  expect(chapters.map(({ title }) => title)).toEqual([
    'command.shortcuts.go',
    'command.shortcuts.room',
    'command.shortcuts.app',
    'command.shortcuts.writing',
    'command.shortcuts.message'
  ])
  for (const { keys } of chapters.flatMap(({ shortcuts }) => shortcuts)) expect(keys).not.toEqual([])
})
