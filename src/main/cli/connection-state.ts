/** How the connection of a member fares: whether it entered, and what to tell when the host goes away. */
import type { LinkState } from '#shared/session/contract.ts'
import { Refused, type Code } from '#shared/values/reply.ts'
import { Impostor } from '#shared/session/parts.ts'
import type { Session } from '#shared/session/session.ts'
import { Failure } from './command.ts'

/** How long the first entry may take, ms. */
const patience = 10_000

/** @throws Refused, Impostor or Failure when the session cannot enter */
export function whenEntered(session: Session): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = setTimeout(() => {
      settle(() => {
        reject(new Failure('the host does not answer any more'))
      })
    }, patience)
    const settle = (how: () => void): void => {
      clearTimeout(giveUp)
      stop()
      how()
    }
    const stop = session.on('link:changed', ({ link }) => {
      const fault = faultOf(link)
      if (fault) settle(() => reject(fault))
      else if (link.state === 'open') settle(resolve)
    })
  })
}

export interface LinkListeners {
  /** @param closed the host said goodbye */
  lost: (closed: boolean) => void
  again: () => void
  /** The session has given up. */
  failed: (fault: Error) => void
}

/** Tells each loss once, however many attempts it takes to come back. */
export function watchLink(session: Session, listeners: LinkListeners): void {
  let isLost = false
  session.on('link:changed', ({ link }) => {
    const fault = faultOf(link)
    if (fault) listeners.failed(fault)
    if (link.state === 'open' && isLost) listeners.again()
    if (link.state === 'lost' && !isLost) listeners.lost(link.closed)
    isLost = link.state === 'lost'
  })
}

function faultOf(link: LinkState): Error | null {
  if (link.state === 'impostor') return new Impostor(link.host)
  if (link.state === 'breach') return new Failure(breachInWords(link.code))
  return link.state === 'refused' ? new Refused(link.code) : null
}

function breachInWords(code: Code): string {
  return code === 'bad-signature'
    ? 'the host showed something that its author did not sign, so it was left'
    : 'the host left something out, changed its order or sent nonsense, so it was left'
}
