/** The icons, which the build writes as markup; see svelte.config.js. */
import { globSync, readFileSync } from 'node:fs'
import { preprocess } from 'svelte/compiler'
import { expect, test } from 'vitest'
import config from '../svelte.config.js'

test('an icon is plain markup', async () => {
  const filename = 'node_modules/@lucide/svelte/dist/icons/search.svelte'
  const { code } = await preprocess(readFileSync(filename, 'utf8'), config.preprocess, { filename })
  expect(code).toContain('><path d="m21 21-4.34-4.34" /><circle cx="11" cy="11" r="8" /></svg>')
  expect(code).not.toContain('import')
})

test('no icon is given what its markup does not take', () => {
  for (const path of globSync('src/renderer/**/*.svelte')) {
    const text = readFileSync(path, 'utf8')
    const names = [...text.matchAll(/import (\w+) from '@lucide/g)].map(([, name]) => name)
    for (const [tag] of text.matchAll(new RegExp(`<(?:${['Icon', ...names].join('|')})\\s[^>]*>`, 'g'))) {
      const given = [...tag.matchAll(/\s([\w-]+)=/g)].map(([, name]) => name)
      expect(['class', 'strokeWidth', 'role', 'aria-label', 'aria-hidden'], path).toEqual(
        expect.arrayContaining(given)
      )
    }
  }
})
