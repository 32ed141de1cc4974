/** Removes features that a custom scheme does not have, but the https origin in its place does. */
export function limitScheme(): void {
  // Chromium stores cookies only for http and https.
  Object.defineProperty(document, 'cookie', {
    get: () => '',
    set(cookie: string) {
      void cookie // forgotten, without a word
    }
  })
  // Needs the privilege allowServiceWorkers, which the app does not ask for.
  Object.defineProperty(navigator, 'serviceWorker', {
    value: {
      register: () =>
        Promise.reject(new TypeError('The URL protocol of the current origin is not supported.')),
      getRegistrations: () => Promise.resolve([])
    }
  })
}
