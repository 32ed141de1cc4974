/** The path that the page requests before it navigates; answered in routes.ts. */
export const navigationPath = '/__stand-in/leaving'

/** As much of the Navigation API as is needed; TypeScript's DOM types lack it. */
interface Navigates {
  addEventListener(
    name: 'navigate',
    listener: (event: Event & { destination: { url: string; sameDocument: boolean } }) => void
  ): void
}

/**
 * Runs in the page. Electron announces every navigation that the page itself begins, also to its own address:
 * shell/browser/electron_navigation_throttle.cc. What the person or a debugger begins is none of these.
 */
export function confirmNavigation(): void {
  const { navigation } = globalThis as unknown as { navigation: Navigates }
  navigation.addEventListener('navigate', (event) => {
    const { url, sameDocument } = event.destination
    if (sameDocument || !/^https?:/.test(location.protocol)) return
    // Synchronous, since the page must not have left before there is an answer.
    const request = new XMLHttpRequest()
    request.open('GET', `/__stand-in/leaving?url=${encodeURIComponent(url)}`, false)
    request.send()
    if (request.responseText === 'stay') event.preventDefault()
  })
}
