/** Stories run at the same time on one loopback network, and see each other's spaces nearby: each file has names of its own. */
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const called =
  /\b(?:startSpace|openHost|openUnseenHost|joinNearby|start)\([^()]*?'([A-Z][^']*)'(?:, '[a-z]+')?\)|\bspace(?: =|:) '([A-Z][^']*)'/g

function namesIn(text: string): string[] {
  return [...new Set([...text.matchAll(called)].map(([, hosted, kept]) => hosted ?? kept ?? ''))]
}

test('no story has a space whose name is within that of another file', () => {
  const stories = globSync('tests/e2e/*.test.ts').map((path) => ({
    path,
    names: namesIn(readFileSync(path, 'utf8'))
  }))
  const all = stories.flatMap(({ path, names }) => names.map((name) => ({ path, name })))
  expect(all.length).toBeGreaterThan(15)
  const clashes = all.filter(({ path, name }) =>
    all.some((other) => other.path !== path && other.name.includes(name))
  )
  expect(clashes).toEqual([])
})

test('names are found however they are given', () => {
  const text = `startSpace(mina.page, 'Mill')\nopenHost('Mina', 'Barn')\nopenUnseenHost('Mina', 'Shed', 'http')\nravi.start('Loft')\nconst space = 'Quay'`
  expect(namesIn(text)).toEqual(['Mill', 'Barn', 'Shed', 'Loft', 'Quay'])
})
