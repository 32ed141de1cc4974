/** Links come from other people, and the system would open any scheme. */

interface ParsedUrl {
  readonly protocol: string
  readonly hostname: string
  readonly username: string
  readonly password: string
}

/** `URL`, which Node and browsers have, and this layer has not. */
interface UrlParser<U> {
  new (typed: string): U
  canParse: (typed: string) => boolean
}

/** The host name is in ASCII. Null when it may not be opened. */
export function safeLink<U extends ParsedUrl>(typed: string, Parser: UrlParser<U>): U | null {
  // The parser accepts blanks, backslashes and missing slashes, but what opens must be what the person sees.
  if (!/^https?:\/\/(?!\/)[^\s\\\p{Cc}\p{Cf}]+$/iu.test(typed) || !Parser.canParse(typed)) return null
  const url = new Parser(typed)
  const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
  return isWeb && url.username === '' && url.password === '' ? url : null
}

/** Whether the host name has letters outside ASCII, which can imitate another name. */
export function isDisguised({ hostname }: Pick<ParsedUrl, 'hostname'>): boolean {
  return hostname.split('.').some((label) => label.startsWith('xn--'))
}
