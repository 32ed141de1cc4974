import type { Invitation, MySpace } from '#shared/bridge.ts'
import { limits } from '#shared/values/limits.ts'
import type { OpenSpace } from '../device/open-space.ts'
import { bold, safeJson, print } from './terminal.ts'

/** With guests also an invitation and, unless as JSON, the next one when it has expired. @returns stops printing */
export function printHosting(space: OpenSpace, asLine: boolean): () => void {
  const { summary } = space
  const invited = summary.guests !== undefined && summary.guests !== 'off'
  const invitation = invited ? space.invite(limits.groupInvitationUses) : null
  print(asLine ? jsonOf(summary, invitation) : textOf(summary))
  return invitation && !asLine ? printInvitations(space, invitation) : () => undefined
}

function jsonOf(
  { space, name, addresses = [], fingerprint, guests }: MySpace,
  invitation: Invitation | null
): string {
  const port = Number(addresses[0]?.split(':').at(-1))
  const link = invitation ? { invitation: invitation.url, code: invitation.code } : {}
  return safeJson({ space, name, port, addresses, fingerprint, guests, ...link })
}

function textOf({ name, addresses = [], fingerprint = '' }: MySpace): string {
  return `${bold(name)} is open.

Address      ${addresses.join('\n             ')}
Fingerprint  ${fingerprint}

Everyone in this network sees it in Parley under “Nearby”, or types an address.
From a terminal: parley tail lobby --space ${addresses[0] ?? ''}
Ctrl-C closes it.`
}

function printInvitations(space: OpenSpace, first: Invitation): () => void {
  let timer: NodeJS.Timeout
  const show = ({ url, code, expires }: Invitation): void => {
    print(`
Guests       ${url}
             or ${new URL(url).origin} with the code ${code}
             (in a browser, until ${new Date(expires).toLocaleTimeString()})`)
    timer = setTimeout(() => {
      show(space.invite(limits.groupInvitationUses))
    }, expires - Date.now())
  }
  show(first)
  return () => {
    clearTimeout(timer)
  }
}
