/** Everything the page loads: our own scheme is answered by its handler, where the page goes is announced first. */
import type { BrowserContext, Frame, Page, Request as PageRequest, Route } from 'playwright-core'
import { fromLoadable } from './chromium.ts'
import { navigationPath } from './navigation.ts'
import { Preventable } from './strict.ts'
import { mayRequest, schemeHandlers } from './modules.ts'

/** As much of the contents as is needed here. */
interface Navigating {
  emit: (name: string, event: Preventable) => unknown
  mayOpen: (url: string) => boolean
}

/** Of the whole context: a second window must not even begin to load. @param current the page of the contents */
export async function answerRequests(
  context: BrowserContext,
  current: () => Promise<Page>,
  contents: Navigating
): Promise<void> {
  await context.route('**/*', async (route, request) => {
    const url = new URL(fromLoadable(request.url()))
    if (url.pathname === navigationPath) return answerLeaving(route, contents, url)
    if (!mayRequest(url.href)) return route.abort('blockedbyclient')
    const handler = schemeHandlers.get(url.protocol.slice(0, -1))
    if (handler) await fulfill(route, await handler(new Request(url, { method: request.method() })))
    else if (request.isNavigationRequest() && isPrevented(await current(), contents, request))
      await route.abort('aborted')
    else await route.continue()
    return undefined
  })
}

/** The page's main frame starts to navigate. */
async function answerLeaving(route: Route, contents: Navigating, requested: URL): Promise<void> {
  const url = fromLoadable(requested.searchParams.get('url') ?? '')
  await route.fulfill({ body: announce(contents, url, true) ? 'stay' : 'go' })
}

async function fulfill(route: Route, response: Response): Promise<void> {
  await route.fulfill({
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.from(await response.arrayBuffer())
  })
}

function isPrevented(page: Page, contents: Navigating, request: PageRequest): boolean {
  const frame = frameOf(request)
  if (frame?.page() !== page) return !contents.mayOpen(request.url())
  return frame !== page.mainFrame() && announce(contents, request.url(), false)
}

/** @returns whether a listener prevents it */
function announce(contents: Navigating, url: string, isMainFrame: boolean): boolean {
  const names = isMainFrame ? ['will-navigate', 'will-frame-navigate'] : ['will-frame-navigate']
  return names.some((name) => {
    const event = Object.assign(new Preventable(), { url, isMainFrame, isSameDocument: false })
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
