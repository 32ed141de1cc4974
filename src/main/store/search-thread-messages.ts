import * as v from 'valibot'
import { RoomId, SpaceId } from '#shared/values/ids.ts'
import { SearchPage, SearchQuery } from '#shared/protocol/shapes.ts'

export const ThreadSearchRequest = v.object({
  space: SpaceId,
  search: SearchQuery,
  rooms: v.pipe(v.array(RoomId), v.readonly())
})
export type ThreadSearchRequest = v.InferOutput<typeof ThreadSearchRequest>

export const ThreadSearchReply = v.variant('ok', [
  v.object({ ok: v.literal(true), found: SearchPage, ms: v.number() }),
  v.object({ ok: v.literal(false), error: v.string() })
])
export type ThreadSearchReply = v.InferOutput<typeof ThreadSearchReply>
