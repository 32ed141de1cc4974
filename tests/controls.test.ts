/** Every control that a person sees in the stories of tests/e2e is pressed in one of them. */
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect, test } from 'vitest'
import { keyOf } from './support/control-keys.ts'
import type { Noted } from './support/control-watcher.ts'
import { controlsFolder } from './support/controls.ts'

const files = globSync('tests/e2e/*.test.ts').map((file) => basename(file, '.test.ts'))
const noted = globSync(join(controlsFolder, '*.json')).map((file) => ({
  file: basename(file, '.json'),
  ...(JSON.parse(readFileSync(file, 'utf8')) as Noted)
}))
const missing = files.filter((name) => !noted.some(({ file }) => file === name))

/** What a button says for a moment after it was pressed. */
const isAfterwards = (key: string): boolean => key.startsWith('button Copied')

test.skipIf(missing.length > 0)('no control is without a story', () => {
  const pressed = new Set(noted.flatMap((file) => file.pressed.map(keyOf)))
  // With a file of stories in which each is seen.
  const seen = new Map(noted.flatMap(({ file, seen: controls }) => controls.map((one) => [keyOf(one), file])))
  expect(pressed.size).toBeGreaterThan(200)
  expect([...seen].filter(([key]) => !pressed.has(key) && !isAfterwards(key))).toEqual([])
})
