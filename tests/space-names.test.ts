/** Tests run at the same time on one loopback network, and see each other's spaces nearby: each file of stories has names of its own. */
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const called =
  /\b(?:startSpace|openHost|joinNearby|threeDesks|start)\([^()]*?'([A-Z][^']*)'\)|\bspace(?: =|:) '([A-Z][^']*)'/g

function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(called)].map(([, hosted, kept]) => hosted ?? kept ?? ''))]
}

function spacesIn(pattern: string, exclude: string[] = []): { path: string; name: string }[] {
  return globSync(pattern, { exclude }).flatMap((path) =>
    namesIn(readFileSync(path, 'utf8')).map((name) => ({ path, name }))
  )
}

test('no story has a space whose name is within that of another file', () => {
  const ofStories = spacesIn('tests/e2e/*.test.ts')
  const all = [
    ...ofStories,
    ...spacesIn('tests/**/*.test.ts', ['tests/e2e/**', 'tests/renderer/**', 'tests/space-names.test.ts'])
  ]
  expect(ofStories.length).toBeGreaterThan(15)
  expect(all.length).toBeGreaterThan(ofStories.length)
  const clashes = ofStories.filter(({ path, name }) =>
    all.some((other) => other.path !== path && other.name.includes(name))
  )
  expect(clashes).toEqual([])
})

test('names are found however they are given', () => {
  const text = `startSpace(mina.page, 'Mill')\nopenHost('Mina', 'Barn')\nravi.start('Loft')\nconst space = 'Quay'`
  expect(namesIn(text)).toEqual(['Mill', 'Barn', 'Loft', 'Quay'])
})
