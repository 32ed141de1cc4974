/** Everything the page loads: our own scheme is answered by its handler, leaving it is announced first. */
import type { Frame, Page, Request as PageRequest, Route } from 'playwright-core'
import { fromLoadable } from './chromium.ts'
import type { Contents } from './contents.ts'
import { Preventable } from './loud.ts'
import { schemeHandlers } from './modules.ts'

export async function answerRequests(page: Page, contents: Contents): Promise<void> {
  // Of the whole context: a second window must not even begin to load.
  await page.context().route('**/*', async (route, request) => {
    const url = fromLoadable(request.url())
    const handler = schemeHandlers.get(new URL(url).protocol.slice(0, -1))
    if (handler) await fulfill(route, await handler(new Request(url, { method: request.method() })))
    else if (request.isNavigationRequest() && isPrevented(page, contents, request))
      await route.abort('aborted')
    else await route.continue()
  })
}

async function fulfill(route: Route, response: Response): Promise<void> {
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer())
  })
}

function isPrevented(page: Page, contents: Contents, request: PageRequest): boolean {
  const frame = frameOf(request)
  if (frame?.page() !== page) return !contents.mayOpen(request.url())
  const names =
    frame === page.mainFrame() ? ['will-frame-navigate', 'will-navigate'] : ['will-frame-navigate']
  return names.some((name) => {
    const event = Object.assign(new Preventable(), { url: request.url() })
    contents.emit(name, event)
    return event.defaultPrevented
  })
}

function frameOf(request: PageRequest): Frame | null {
  try {
    return request.frame()
  } catch {
    return null // of a window that does not exist yet
  }
}
