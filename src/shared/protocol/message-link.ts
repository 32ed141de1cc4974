/** Links to messages hold ids alone, so they disclose nothing to those who may not read. */
import * as v from 'valibot'
import { Bytes32, RoomId, SpaceId } from '../values/ids.ts'

export const LinkedMessage = v.object({ space: SpaceId, room: RoomId, message: Bytes32 })
export type LinkedMessage = v.InferOutput<typeof LinkedMessage>

/** @param origin where the host of the space has its page for browsers */
export function messageLink(origin: string, { space, room, message }: LinkedMessage): string {
  return `${origin}/#m=${space}.${room}.${message}`
}

/** A link that is cut off, or damaged, leads to no message. */
export type FollowedLink = LinkedMessage | 'broken'

const messageName = /#(?:[^#]*&)?m=([^&#\s]*)/u

/** What an address is to show; null when it names no message. */
export function followedLink(address: string): FollowedLink | null {
  return linkedMessage(address) ?? (messageName.test(address) ? 'broken' : null)
}

/** The message that a link, or the fragment of an address, leads to; null for any other. */
export function linkedMessage(link: string): LinkedMessage | null {
  const [, named = ''] = messageName.exec(link) ?? []
  const [space, room, message, ...rest] = named.split('.')
  const parsed = v.safeParse(LinkedMessage, { space, room, message })
  return parsed.success && rest.length === 0 ? parsed.output : null
}
