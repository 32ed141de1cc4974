/** Links in messages are untrusted: their real target is shown. */
import { isDisguised, safeLink } from '#shared/text/safe-link.ts'

export interface LinkTarget {
  /** As the URL parser writes it, the host name in ASCII. */
  url: string
  host: string
}

/** Null for what is not a web address, or what a desktop refuses to open. */
export function linkTarget(href: string): LinkTarget | null {
  const url = safeLink(href, URL)
  return url && { url: url.href, host: url.host }
}

/** How a link shows its target: `words`: its text is the address; `host`: the host follows its text; `target`: its text looks like another address, so the target replaces it. */
export type LinkDisplay = 'words' | 'host' | 'target'

export function linkDisplay(words: string, { url, host }: LinkTarget): LinkDisplay {
  const claimed = addressIn(words.trim())
  if (claimed === null) return 'host'
  const isPlain = !isDisguised({ hostname: host }) && hostIn(words.trim()) === hostIn(url)
  return isPlain && withoutScheme(claimed) === withoutScheme(url) ? 'words' : 'target'
}

const dotted = /^(?:[a-z][a-z0-9+.-]*:\/*)?[^\s/.]+(?:\.[^\s/.]+)+(?:[/?#:]\S*)?$/iu

function addressIn(words: string): string | null {
  const isAddress = /^[a-z][a-z0-9+.-]*:\/\/\S+$/iu.test(words) || dotted.test(words)
  if (!isAddress) return null
  const address = /^[a-z][a-z0-9+.-]*:\//iu.test(words) ? words : `http://${words}`
  return URL.canParse(address) ? new URL(address).href : words
}

/** As it is written: the URL parser makes `127.0.0.1` of `0x7f.1`, of `2130706433` and of full-width digits. */
function hostIn(address: string): string {
  const [, host = ''] = /^(?:[a-z][a-z0-9+.-]*:\/*)?(\[[^\]]*\]|[^/?#:]*)/iu.exec(address) ?? []
  return host.toLowerCase()
}

function withoutScheme(url: string): string {
  return url.replace(/^https?:\/\//u, '').replace(/\/$/u, '')
}
