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

/**
 * The library of the icons builds each one in the page, part by part; here it is plain markup, which a slow processor draws
 * in a fraction of the time.
 */
const iconsAsMarkup = {
  name: 'icons-as-markup',
  /** @param {{ content: string, filename?: string }} component */
  markup: ({ content, filename = '' }) => {
    if (!/@lucide.svelte.dist.icons/u.test(filename)) return undefined
    const data = /(?<=const iconData = )\{.*\}(?=;)/u.exec(content)
    if (!data) throw new Error(`${filename} is not written as icons were`)
    const { node } = /** @type {{ node: [string, Record<string, string>][] }} */ (JSON.parse(data[0]))
    return { code: iconOf(node.map(([tag, attributes]) => `<${tag}${attributesOf(attributes)} />`).join('')) }
  }
}

/** @param {Record<string, string>} attributes */
function attributesOf(attributes) {
  return Object.entries(attributes)
    .map(([name, value]) => ` ${name}="${value}"`)
    .join('')
}

/** @param {string} parts */
function iconOf(parts) {
  return `<script>
  const { class: given = '', strokeWidth = 2, role, 'aria-label': label } = $props()
</script>
<svg class={['lucide-icon', given]} viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width={strokeWidth}
  stroke-linecap="round" stroke-linejoin="round" {role} aria-label={label} aria-hidden={label === undefined ? 'true' : undefined}
>${parts}</svg>`
}

export default {
  preprocess: [iconsAsMarkup, namedWidths, vitePreprocess()],
  compilerOptions: { runes: true }
}
