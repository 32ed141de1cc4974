/** What axe finds on a page. */
import axe from 'axe-core'
import type { Page } from 'playwright-core'

const rules = {
  all: {},
  contrast: { runOnly: ['color-contrast'] },
  'strong contrast': { runOnly: ['color-contrast-enhanced'] }
} satisfies Record<string, axe.RunOptions>
export type Rules = keyof typeof rules

/** @returns a line for each rule that is broken, with why, and the elements that break it */
export async function violations(page: Page, by: Rules): Promise<string[]> {
  // Half a megabyte, so only once for each page.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source)
  return page.evaluate(look, rules[by] as axe.RunOptions)
}

async function look(options: axe.RunOptions): Promise<string[]> {
  const { axe: here } = window as unknown as { axe: typeof axe }
  const { violations: found } = await here.run(document, { ...options, resultTypes: ['violations'] })
  return found.map(({ id, nodes }) => {
    const why = nodes[0]?.any[0]?.message ?? ''
    return `${id}: ${why} ${nodes.map(({ html }) => html.slice(0, 160)).join(' ')}`
  })
}
