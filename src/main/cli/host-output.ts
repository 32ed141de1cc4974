/** What `parley host` shows of its space. */
import type { Invitation, MySpace } from '#shared/bridge.ts'
import type { OpenSpace } from '../device/open-space.ts'
import { bold, json, print } from './terminal.ts'

/** How many guests one invitation admits. */
const uses = 50

/**
 * Prints how to join; with guests, an invitation and, for people, the next one when it has ended.
 * @returns a function that ends this
 */
export function announce(space: OpenSpace, asLine: boolean): () => void {
  const { summary } = space
  const invited = summary.guests !== undefined && summary.guests !== 'off'
  const invitation = invited ? space.invite(uses) : null
  print(asLine ? lineOf(summary, invitation) : pageOf(summary))
  return invitation && !asLine ? keepInviting(space, invitation) : () => undefined
}

function lineOf(
  { space, name, addresses = [], fingerprint, guests }: MySpace,
  invitation: Invitation | null
): string {
  const port = Number(addresses[0]?.split(':').at(-1))
  const link = invitation ? { invitation: invitation.url, code: invitation.code } : {}
  return json({ space, name, port, addresses, fingerprint, guests, ...link })
}

function pageOf({ name, addresses = [], fingerprint = '' }: MySpace): string {
  return `${bold(name)} is open.

Address      ${addresses.join('\n             ')}
Fingerprint  ${fingerprint}

Everybody in this network sees it in Parley under “Nearby”, or types an address.
From a terminal: parley tail lobby --space ${addresses[0] ?? ''}
Ctrl-C closes it.`
}

function keepInviting(space: OpenSpace, first: Invitation): () => void {
  let timer: NodeJS.Timeout
  const show = ({ url, code, expires }: Invitation): void => {
    print(`
Guests       ${url}
             or ${new URL(url).origin} with the code ${code}
             (in a browser, until ${new Date(expires).toLocaleTimeString()})`)
    timer = setTimeout(() => {
      show(space.invite(uses))
    }, expires - Date.now())
  }
  show(first)
  return () => {
    clearTimeout(timer)
  }
}
