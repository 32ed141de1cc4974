/** webContents.insertCSS: a style sheet that the page's policy does not reach, as a debugger adds one. */
import type { Page } from 'playwright-core'

/** @returns removes the styles */
export async function insertStyles(page: Page, css: string): Promise<() => Promise<void>> {
  const tools = await page.context().newCDPSession(page)
  await tools.send('DOM.enable')
  await tools.send('CSS.enable')
  const { frameTree } = await tools.send('Page.getFrameTree')
  const { styleSheetId } = await tools.send('CSS.createStyleSheet', {
    frameId: frameTree.frame.id,
    force: true
  })
  await tools.send('CSS.setStyleSheetText', { styleSheetId, text: css })
  return async () => {
    await tools.send('CSS.setStyleSheetText', { styleSheetId, text: '' })
    await tools.detach()
  }
}
