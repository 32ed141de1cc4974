type Page = Pick<Window, 'addEventListener'>

/** Chromium and Firefox report a resize that settles one frame later as an error. */
const harmless = /^ResizeObserver loop/

/** @param listener is called a moment later: an error may come while the page is drawn, when nothing may change */
export function watchUncaughtErrors(page: Page, listener: (error: unknown) => void): void {
  const report = (error: unknown): void => {
    queueMicrotask(() => {
      listener(error)
    })
  }
  page.addEventListener('error', ({ error, message }: ErrorEvent) => {
    if (!harmless.test(message)) report(error ?? message)
  })
  page.addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => {
    report(reason)
  })
}
