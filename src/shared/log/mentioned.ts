import type { Placed } from './event.ts'
import { asKnown } from './kinds.ts'
import { everyoneInRoom, mentionsOf } from './message-state.ts'

/** Devices, and `everyoneInRoom`, that a message mentions, each with the `seq` of the event that did it: the message's own or an edit's. */
export type Mentioned = ReadonlyMap<string, number>

/** Mentions that an edit repeats keep their `seq`; those that it leaves out are gone. */
export function mentionedAfter(before: Mentioned, devices: readonly string[], seq: number): Mentioned {
  return new Map(devices.map((device) => [device, before.get(device) ?? seq]))
}

/** Nobody is mentioned by themselves. @param edits of this message and by its author, oldest first */
export function mentionedIn(message: Placed, edits: readonly Placed[]): Mentioned {
  const { author } = message.event
  return [message, ...edits].reduce<Mentioned>((before, { event, position }) => {
    const known = asKnown(event)
    if (known?.kind !== 'message.posted' && known?.kind !== 'message.edited') return before
    const devices = mentionsOf(known.body).filter((device) => device !== author)
    return mentionedAfter(before, devices, position.seq)
  }, new Map())
}

/** The `seq` of the event that first mentioned a device, by itself or with everyone; null if none does. */
export function mentionSeq(mentioned: Mentioned, device: string): number | null {
  const seqs = [mentioned.get(device), mentioned.get(everyoneInRoom)].filter((seq) => seq !== undefined)
  return seqs.length > 0 ? Math.min(...seqs) : null
}
