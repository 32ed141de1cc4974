/** Does not compare `origin`, which is 'null' for every custom scheme. */
export function hasInterfaceOrigin(url: string, interfaceUrl: string): boolean {
  const [page, expected] = [URL.parse(url), new URL(interfaceUrl)]
  return page?.protocol === expected.protocol && page.host === expected.host
}

/** The page of the interface itself, not only its origin. */
export function isInterfaceUrl(url: string, interfaceUrl: string): boolean {
  return hasInterfaceOrigin(url, interfaceUrl) && URL.parse(url)?.pathname === new URL(interfaceUrl).pathname
}
