/** Takes from the page what a scheme of our own does not have, though the https origin that stands for it has. */
export function limitScheme(): void {
  // Chromium keeps cookies for http and https alone.
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
