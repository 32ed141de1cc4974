import { Refused } from '../values/reply.ts'
import type { SessionStore } from './deps.ts'
import type { Outbox } from './outbox.ts'

/** A member that writes all the time may be faster than that many times in a row. */
const maxTries = 8

/** More than a member may write between two tries; what it declares has no limit. */
const maxAhead = 1_000

/** Removes a member with all that it has written until now. @throws Refused */
export async function removeMember(
  removal: { room: string; body: { member: string } },
  outbox: Pick<Outbox, 'write'>,
  store: Pick<SessionStore, 'newestOf'>
): Promise<void> {
  const { room, body } = removal
  const { member } = body
  let after = store.newestOf(member)?.aseq ?? 0
  for (let tries = 1; ; tries += 1) {
    try {
      await outbox.write({ room, kind: 'member.removed', body: { member, after } })
      return
    } catch (error) {
      const last = error instanceof Refused && error.code === 'outdated' ? error.head?.aseq : undefined
      if (last === undefined || last <= after || tries === maxTries) throw error
      const written = last - after
      after = last + (tries > 1 ? Math.min(written, maxAhead) : 0) // it goes on writing
    }
  }
}
