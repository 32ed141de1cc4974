import { defaultPort } from '#shared/protocol/hello.ts'

export interface Address {
  host: string
  port: number
}

/** Understands `host`, `host:port`, `[ipv6]:port` and pasted links; null for anything else. */
export function parseAddress(typed: string): Address | null {
  const text = typed.trim().replace(/^(https?|parley):\/\//i, '')
  // The scheme of another link must not be taken for a host.
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(text) || !URL.canParse(`http://${text}`)) return null
  const { hostname, port, username } = new URL(`http://${text}`)
  if (username !== '') return null
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? defaultPort : Number(port) }
}
