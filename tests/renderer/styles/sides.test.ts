import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const styles = globSync('src/renderer/**/*.{svelte,css}').map((file) => ({
  file,
  text: readFileSync(file, 'utf8')
}))

/** The sides of `margin` and `padding`: a space inside parentheses separates nothing. */
function sidesOf(value: string): string[] {
  return value.match(/(?:\([^()]*(?:\([^()]*\)[^()]*)*\)|[^\s()])+/gu) ?? []
}

test('where left and right differ, a language that is written from the right has them the other way round', () => {
  const oneSided = styles.flatMap(({ file, text }) =>
    [...text.matchAll(/(?:margin|padding): ([^;]+);/gu)]
      .map(([rule, value = '']) => ({ rule, sides: sidesOf(value) }))
      .filter(({ sides }) => sides.length === 4 && sides[1] !== sides[3] && !text.includes("[dir='rtl']"))
      .map(({ rule }) => `${file}: ${rule}`)
  )
  expect(styles.length).toBeGreaterThan(50)
  expect(oneSided).toEqual([])
})
