/** Web addresses in messages: anybody can have written them, so what is shown is where they lead. */

export interface LinkTarget {
  /** As the URL parser writes it, the host name in ASCII. */
  url: string
  host: string
}

/** Where a link leads; null when it is no web address, or one that a desktop would refuse to open. */
export function linkTarget(href: string): LinkTarget | null {
  if (!/^https?:\/\/(?!\/)[^\s\\\p{Cc}\p{Cf}]+$/iu.test(href) || !URL.canParse(href)) return null
  const { protocol, username, password, host, href: url } = new URL(href)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  return isWeb && username === '' && password === '' ? { url, host } : null
}

/**
 * What is said beside a link's own words: `words`, they are the address itself; `host`, they are ordinary words, and
 * the host comes after them; `target`, they look like an address but the link leads elsewhere, so it replaces them.
 */
export type LinkDisplay = 'words' | 'host' | 'target'

export function linkDisplay(words: string, { url, host }: LinkTarget): LinkDisplay {
  const claimed = addressIn(words.trim())
  if (claimed === null) return 'host'
  const isPlain = !host.split('.').some((label) => label.startsWith('xn--'))
  return isPlain && withoutScheme(claimed) === withoutScheme(url) ? 'words' : 'target'
}

function addressIn(words: string): string | null {
  if (!/^(?:[a-z][a-z0-9+.-]*:\/*)?[^\s/.]+(?:\.[^\s/.]+)+(?:[/?#:]\S*)?$/iu.test(words)) return null
  const address = /^[a-z][a-z0-9+.-]*:\//iu.test(words) ? words : `http://${words}`
  return URL.canParse(address) ? new URL(address).href : words
}

function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//u, '').replace(/\/$/u, '')
}
