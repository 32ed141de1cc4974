/** Links in messages are untrusted: their real target is shown. */

export interface LinkTarget {
  /** As the URL parser writes it, the host name in ASCII. */
  url: string
  host: string
}

/** Null for what is not a web address, or what a desktop refuses to open. */
export function linkTarget(href: string): LinkTarget | null {
  if (!/^https?:\/\/(?!\/)[^\s\\\p{Cc}\p{Cf}]+$/iu.test(href) || !URL.canParse(href)) return null
  const { protocol, username, password, host, href: url } = new URL(href)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  return isWeb && username === '' && password === '' ? { url, host } : null
}

/** How a link shows its target: `words`: its text is the address; `host`: the host follows its text; `target`: its text looks like another address, so the target replaces it. */
export type LinkDisplay = 'words' | 'host' | 'target'

export function linkDisplay(words: string, { url, host }: LinkTarget): LinkDisplay {
  const claimed = addressIn(words.trim())
  if (claimed === null) return 'host'
  const isPlain = !host.split('.').some((label) => label.startsWith('xn--'))
  return isPlain && withoutScheme(claimed) === withoutScheme(url) ? 'words' : 'target'
}

const dotted = /^(?:[a-z][a-z0-9+.-]*:\/*)?[^\s/.]+(?:\.[^\s/.]+)+(?:[/?#:]\S*)?$/iu

function addressIn(words: string): string | null {
  const isAddress = /^[a-z][a-z0-9+.-]*:\/\/\S+$/iu.test(words) || dotted.test(words)
  if (!isAddress) return null
  const address = /^[a-z][a-z0-9+.-]*:\//iu.test(words) ? words : `http://${words}`
  return URL.canParse(address) ? new URL(address).href : words
}

function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//u, '').replace(/\/$/u, '')
}
