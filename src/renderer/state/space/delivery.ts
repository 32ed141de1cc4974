import type { Draft } from '#shared/session/contract.ts'
import type { Clock } from '#shared/values/clock.ts'
import type { SessionClient } from '../app/session-client.ts'

export type Delivery = 'sent' | 'failed' | 'waiting'

/** ms: what is not answered by then is told as one that waits. */
const soonMs = 1500

interface DeliveryDeps {
  session: Pick<SessionClient, 'on'>
  clock: Pick<Clock, 'after'>
  /** As it is now. */
  outbox: () => readonly Draft[]
}

/** What becomes of something written, as far as that is known soon. */
export function deliveryOf(ticket: string, { session, clock, outbox }: DeliveryDeps): Promise<Delivery> {
  return new Promise((resolve) => {
    const ends: (() => void)[] = []
    const end = (delivery: Delivery): void => {
      for (const each of ends) each()
      resolve(delivery)
    }
    const look = (drafts: readonly Draft[]): void => {
      const draft = drafts.find((one) => one.ticket === ticket)
      if (draft === undefined) end('sent')
      else if (draft.state === 'failed') end('failed')
    }
    ends.push(
      clock.after(soonMs, () => {
        end('waiting')
      }),
      session.on('outbox:changed', (changed) => {
        look(changed.outbox)
      })
    )
    look(outbox())
  })
}
