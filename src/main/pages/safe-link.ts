/** Which web addresses may leave the app: a link can come from anybody, and the system would start anything. */

/** The address, as the URL parser writes it (host names in ASCII); null when it may not be opened. */
export function safeLink(typed: string): URL | null {
  // The parser forgives blanks, backslashes and missing slashes; what a person sees should be what opens.
  if (!/^https?:\/\/(?!\/)[^\s\\\p{Cc}\p{Cf}]+$/iu.test(typed) || !URL.canParse(typed)) return null
  const url = new URL(typed)
  const web = url.protocol === 'https:' || url.protocol === 'http:'
  return web && url.username === '' && url.password === '' ? url : null
}

/** The host name has letters outside ASCII, which can imitate another name. */
export function isDisguised(url: URL): boolean {
  return url.hostname.split('.').some((label) => label.startsWith('xn--'))
}
