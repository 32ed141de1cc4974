/** "Requests": the pages of rooms and members that do not come with the entry. */
import type * as v from 'valibot'
import type { Ask } from './levelling.ts'
import { MemberPage, RoomPage, type Entered } from './shapes.ts'

type Entry = v.InferOutput<typeof Entered>

export async function completed(entered: Entry, ask: Ask): Promise<Entry> {
  const [rooms, members] = [[...entered.rooms], [...entered.members]]
  for (let from = entered.next.rooms; from !== null;) {
    const page = await ask('space:rooms', { from }, RoomPage)
    rooms.push(...page.rooms)
    from = page.next
  }
  for (let from = entered.next.members; from !== null;) {
    const page = await ask('space:members', { from }, MemberPage)
    members.push(...page.members)
    from = page.next
  }
  return { ...entered, rooms, members }
}
