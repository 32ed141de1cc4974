/**
 * Whether an address is the interface's own. Not by `origin`: for a scheme of our own that is 'null', as it is for
 * every page without one.
 *
 * @param home where the interface is
 */
export function isAtHome(url: string, home: string): boolean {
  const [page, expected] = [URL.parse(url), new URL(home)]
  return page?.protocol === expected.protocol && page.host === expected.host
}

/** Whether an address is the interface itself, not only from where it is: anything else there is no page. */
export function isSamePage(url: string, home: string): boolean {
  return isAtHome(url, home) && URL.parse(url)?.pathname === new URL(home).pathname
}
