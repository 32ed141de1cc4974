import type { RoomView } from '#shared/session/contract.ts'
import type { Clock } from '#shared/values/clock.ts'
import type { SessionClient } from '../app/session-client.ts'
import type { Person } from './people.svelte.ts'

/** A person who types does not wait longer for suggestions. */
export const maxAnswerMs = 150

/** The other members of a room, in the order of `others`; all others of the space when the host does not answer soon. */
export async function othersIn(
  room: RoomView,
  others: readonly Person[],
  { session, clock }: { session: SessionClient; clock: Clock }
): Promise<readonly Person[]> {
  if (room.access === 'direct') return others.filter(({ device }) => room.pair.includes(device))
  let cancel = (): void => undefined
  const late = new Promise<null>((resolve) => {
    cancel = clock.after(maxAnswerMs, () => {
      resolve(null)
    })
  })
  const reply = await Promise.race([session.request('member:list', { room: room.id }), late])
  cancel()
  return reply?.ok === true ? others.filter(({ device }) => reply.members.includes(device)) : others
}
