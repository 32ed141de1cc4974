import type { Placed } from '../log/event.ts'
import { limits } from '../values/limits.ts'
import type { SessionAnswer } from './contract.ts'
import type { Logs } from './logs.ts'
import type { Outbox } from './outbox.ts'
import type { View } from './view.ts'

/** In one room: 100,000 events. A host could say that there is always more. */
const maxPages = 500

interface ReadBackDeps {
  logs: Logs
  outbox: Outbox
  view: View
}

/**
 * Takes out of the outbox what the log has: in a part that was read before, since on a host's computer others fill the same file, or
 * further back than it was read.
 *
 * @param known the last own number before this device's data was put back: nothing that waits is further back in the log
 */
export async function readBack({ logs, outbox, view }: ReadBackDeps, known: number): Promise<void> {
  const isKnown = ({ event: { author, aseq }, origin }: Placed): boolean =>
    author === view.me && aseq <= known && !origin
  for (const room of new Set(outbox.drafts.map((draft) => draft.room))) {
    let page: SessionAnswer<'log:read'> = { placed: [], more: true }
    for (
      let pages = 0;
      pages < maxPages && page.more && outbox.hasDraftsIn(room) && !page.placed.some(isKnown);
      pages += 1
    ) {
      page = await logs.read(room, page.placed[0]?.position.seq, limits.page)
      if (page.placed.length === 0) break // the connection is lost
      logs.news.older(room, page.placed)
    }
  }
}
