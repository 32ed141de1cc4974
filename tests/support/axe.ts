/** What axe finds on a page. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'
import { settled } from './settled.ts'

const rules = {
  all: {},
  'all, strong contrast': { rules: { 'color-contrast-enhanced': { enabled: true } } },
  contrast: { runOnly: ['color-contrast'] },
  'strong contrast': { runOnly: ['color-contrast-enhanced'] }
} satisfies Record<string, axe.RunOptions>
export type Rules = keyof typeof rules

/** The package's own text of it is twice as long, and each page has to read it. */
const source = readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8')

/** A page that changes during each of this many looks is taken as it is. */
const mostLooks = 5

interface Look {
  lines: string[]
  /** Whether the page changed during the check, which makes the result unreliable. */
  disturbed: boolean
}

/** @param page at rest. @returns a line for each rule that is broken, with why, and the elements that break it */
export async function violations(page: Page, by: Rules): Promise<string[]> {
  // 700 kB, so only once for each page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source)
  for (let looked = 1; ; looked += 1) {
    const { lines, disturbed } = await page.evaluate(look, rules[by] as axe.RunOptions)
    if (lines.length === 0 || !disturbed || looked === mostLooks) return lines
    await settled(page)
  }
}

/** Runs in the page. */
async function look(options: axe.RunOptions): Promise<Look> {
  const { axe: here } = window as unknown as { axe: typeof axe }
  let disturbed = false
  const watch = new MutationObserver(() => (disturbed = true))
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  const { violations: found } = await here.run(document, { ...options, resultTypes: ['violations'] })
  watch.disconnect()
  const lines = found.map(({ id, nodes }) => {
    const why = nodes[0]?.any[0]?.message ?? ''
    return `${id}: ${why} ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`
  })
  return { lines, disturbed }
}
