/** Links to messages hold ids alone, so they disclose nothing to those who may not read. */
import * as v from 'valibot'
import { Bytes32, RoomId, SpaceId } from '../values/ids.ts'

export const LinkedMessage = v.object({ space: SpaceId, room: RoomId, message: Bytes32 })
export type LinkedMessage = v.InferOutput<typeof LinkedMessage>

/** @param origin where the host of the space has its page for browsers */
export function messageLink(origin: string, { space, room, message }: LinkedMessage): string {
  return `${origin}/#m=${space}.${room}.${message}`
}

/** The message that a link, or the fragment of an address, leads to; null for any other. */
export function linkedMessage(link: string): LinkedMessage | null {
  const [, named = ''] = /#(?:[^#]*&)?m=([^&#\s]*)/u.exec(link) ?? []
  const [space, room, message, ...rest] = named.split('.')
  const parsed = v.safeParse(LinkedMessage, { space, room, message })
  return parsed.success && rest.length === 0 ? parsed.output : null
}
