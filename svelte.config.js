import { readFileSync } from 'node:fs'
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte'

const file = new URL('src/renderer/styles/breakpoints.json', import.meta.url)
const breakpoints = /** @type {Record<string, string | undefined>} */ (JSON.parse(readFileSync(file, 'utf8')))

/** `@media (--narrow)` in a component stands for what breakpoints.json calls narrow. */
const namedWidths = {
  name: 'named-widths',
  /** @param {{ content: string }} style */
  style: ({ content }) => ({
    code: content.replaceAll(/@media[^{]*/gu, (query) => query.replaceAll(/\(--(\w+)\)/gu, widthOf))
  })
}

/**
 * @param {string} _
 * @param {string} name
 */
function widthOf(_, name) {
  const width = breakpoints[name]
  if (width === undefined) throw new Error(`breakpoints.json has no ${name}`)
  return width
}

export default { preprocess: [namedWidths, vitePreprocess()], compilerOptions: { runes: true } }
