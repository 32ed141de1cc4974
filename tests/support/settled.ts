/** A page at rest: what is measured or photographed before that may be half-way to something else. */
import type { Page } from 'playwright-core'

/** Of frames in a row in which nothing changes: what a list measures in one frame it puts right in the next. */
const quietFrames = 3
/** What still changes after this long never stops, ms. */
const longestMs = 15_000

/**
 * Waits until fonts and pictures are loaded, every animation and transition that ends has ended, and the document has
 * stopped changing. Every check of colours, sizes and positions begins with this.
 */
export async function settled(page: Page): Promise<void> {
  const restless = await page.evaluate(settle, { quietFrames, longestMs })
  if (restless !== null) throw new Error(`the page does not come to rest: ${restless}`)
}

/** Runs in the page. @returns null, or what still changes */
async function settle(until: { quietFrames: number; longestMs: number }): Promise<string | null> {
  const end = performance.now() + until.longestMs
  const changed: string[] = []
  const watch = new MutationObserver(([first]) => {
    const { target } = first ?? { target: document.documentElement }
    const element = target instanceof Element ? target : target.parentElement
    changed.push(element?.outerHTML.slice(0, 160) ?? target.nodeName)
  })
  const moves = (): string | null => {
    const moving = document.getAnimations().find(({ playState, effect }) => {
      return playState === 'running' && effect?.getTiming().iterations !== Infinity
    })
    if (!moving) return null
    const target = moving.effect instanceof KeyframeEffect ? moving.effect.target : null
    return target?.outerHTML.slice(0, 160) ?? 'an animation'
  }
  watch.observe(document, { subtree: true, childList: true, attributes: true, characterData: true })
  await document.fonts.ready
  await Promise.allSettled([...document.images].map((image) => image.decode()))
  let restless: string | null = null
  for (let quiet = 0; quiet < until.quietFrames && performance.now() < end; quiet += 1) {
    changed.length = 0
    await new Promise(requestAnimationFrame)
    restless = changed[0] ?? moves()
    if (restless !== null) quiet = -1
  }
  watch.disconnect()
  return restless
}
