type Page = Pick<Window, 'addEventListener'>

/** Chromium and Firefox report a resize that settles one frame later as an error. */
const harmless = /^ResizeObserver loop/

export function watchUncaughtErrors(page: Page, listener: (error: unknown) => void): void {
  page.addEventListener('error', ({ error, message }: ErrorEvent) => {
    if (!harmless.test(message)) listener(error ?? message)
  })
  page.addEventListener('unhandledrejection', ({ reason }: PromiseRejectionEvent) => {
    listener(reason)
  })
}
