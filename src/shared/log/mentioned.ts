import type { Placed } from './event.ts'
import { asKnown } from './kinds.ts'

/** Devices that a message mentions, each with the `seq` of the event that did it: the message's own or an edit's. */
export type Mentioned = ReadonlyMap<string, number>

/** Mentions that an edit repeats keep their `seq`; those that it leaves out are gone. */
export function mentionedAfter(before: Mentioned, devices: readonly string[], seq: number): Mentioned {
  return new Map(devices.map((device) => [device, before.get(device) ?? seq]))
}

/** @param edits of this message and by its author, oldest first */
export function mentionedIn(message: Placed, edits: readonly Placed[]): Mentioned {
  return [message, ...edits].reduce<Mentioned>((before, { event, position }) => {
    const known = asKnown(event)
    if (known?.kind !== 'message.posted' && known?.kind !== 'message.edited') return before
    return mentionedAfter(before, known.body.mentions ?? [], position.seq)
  }, new Map())
}
