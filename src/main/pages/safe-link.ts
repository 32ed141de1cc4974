/** Links come from other people, and the system would open any scheme. */

/** The host name is in ASCII. Null when it may not be opened. */
export function safeLink(typed: string): URL | null {
  // The parser accepts blanks, backslashes and missing slashes, but what opens must be what the person sees.
  if (!/^https?:\/\/(?!\/)[^\s\\\p{Cc}\p{Cf}]+$/iu.test(typed) || !URL.canParse(typed)) return null
  const url = new URL(typed)
  const web = url.protocol === 'https:' || url.protocol === 'http:'
  return web && url.username === '' && url.password === '' ? url : null
}

/** Whether the host name has letters outside ASCII, which can imitate another name. */
export function isDisguised(url: URL): boolean {
  return url.hostname.split('.').some((label) => label.startsWith('xn--'))
}
