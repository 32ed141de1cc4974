/** What the thread that searches is asked, and answers. */
import * as v from 'valibot'
import { RoomId, SpaceId } from '#shared/values/ids.ts'
import { Found, Search } from '#shared/protocol/shapes.ts'

export const SearchOrder = v.object({
  space: SpaceId,
  search: Search,
  rooms: v.pipe(v.array(RoomId), v.readonly())
})
export type SearchOrder = v.InferOutput<typeof SearchOrder>

export const SearchAnswer = v.variant('ok', [
  v.object({ ok: v.literal(true), found: Found, ms: v.number() }),
  v.object({ ok: v.literal(false), fault: v.string() })
])
export type SearchAnswer = v.InferOutput<typeof SearchAnswer>
