import type { Placed } from '#shared/log/event.ts'
import type { Session } from '#shared/session/session.ts'
import type { VirtualTime } from './time.ts'

/** From its end to its beginning. @returns oldest first */
export async function readRoom(session: Session, room: string, time: VirtualTime): Promise<Placed[]> {
  const pages: Placed[][] = []
  for (let attempts = 0; attempts < 50 && pages[0]?.[0]?.position.seq !== 1;) {
    const oldest = pages[0]?.[0]
    const before = oldest ? { before: oldest.position.seq } : {}
    const reply = await session.request('log:read', { room, limit: 50, ...before })
    const page = reply.ok ? reply.placed : []
    if (page.length > 0) {
      pages.unshift(page)
      continue
    }
    attempts += 1 // the host takes a breath
    await new Promise<void>((rested) => time.after(500, rested))
  }
  return pages.flat()
}
