import * as v from 'valibot'
import { Bytes32, DeviceId } from '../../values/ids.ts'
import { limits } from '../../values/limits.ts'
import type { Code } from '../../values/reply.ts'
import { deletedMessage, mentionsOf, removedMessage } from '../message-state.ts'
import { aboutMessage, aboutOwnMessage, inActiveRoom, insideRoom, onceInside } from './checks.ts'
import {
  amendmentKind,
  messageKind,
  type AmendmentEntry,
  type EventWith,
  type MessageEntry,
  type RuleContext
} from './kind.ts'

const Mentions = {
  mentions: v.exactOptional(v.pipe(v.array(DeviceId), v.maxLength(limits.mentions))),
  everyone: v.exactOptional(v.literal(true))
}

const Target = { target: Bytes32 }

interface EditBody {
  target: string
  text: string
  mentions?: string[]
  everyone?: true
}

export const messageKinds = {
  'message.posted': messageKind({
    body: ({ text }) =>
      v.object({
        text,
        reply: v.exactOptional(Bytes32),
        ...Mentions
      }),
    request: 'event:append',
    delivery: 'stored',
    rule: inActiveRoom<{ reply?: string }>((event, context) =>
      event.body.reply === undefined ? null : aboutMessage(event.body.reply, event, context)
    ),
    lastingRule: onceInside(),
    notice: null
  }),

  'message.edited': amendmentKind({
    body: ({ text }) => v.object({ ...Target, text, ...Mentions }),
    request: 'event:append',
    delivery: 'stored',
    rule: inActiveRoom<EditBody>((event, context) => {
      const { target, text } = event.body
      const refusal = aboutOwnMessage(target, event, context)
      if (refusal) return refusal
      const before = context.tally(target)
      const isSame = text === before.text && mentionsOf(event.body).join() === before.mentions.join()
      if (isSame) return 'exists'
      return before.edits >= limits.edits ? 'full' : null
    }),
    lastingRule: onceInside(),
    amend(message, { author: by, body }, author) {
      if (by !== author) return message
      return { ...message, text: body.text, mentions: mentionsOf(body), edited: true }
    },
    notice: null
  }),

  /** The bodies of the message and of its edits are removed wherever this is read. Possible in an archived room, too. */
  'message.deleted': amendmentKind({
    body: () => v.object(Target),
    request: 'event:append',
    delivery: 'stored',
    rule: insideRoom((event, context) => aboutOwnMessage(event.body.target, event, context)),
    lastingRule: onceInside(),
    amend: (message, { author: by }, author) => (by === author ? deletedMessage : message),
    notice: null
  }),

  /** The same for messages of all members, by the device that started the space. */
  'message.removed': amendmentKind({
    body: () => v.object(Target),
    request: 'event:append',
    delivery: 'stored',
    rule: insideRoom((event, context) =>
      event.author === context.space.by ? aboutMessage(event.body.target, event, context) : 'forbidden'
    ),
    lastingRule: onceInside(({ author }, _room, { space }) => (author === space.by ? null : 'forbidden')),
    amend: () => removedMessage,
    notice: null
  }),

  'message.pinned': amendmentKind({
    body: () => v.object(Target),
    request: 'event:append',
    delivery: 'stored',
    rule: inActiveRoom(refusalOfPin(true)),
    lastingRule: onceInside(),
    amend: (message) => ({ ...message, pinned: true }),
    notice: 'pinned'
  }),

  'message.unpinned': amendmentKind({
    body: () => v.object(Target),
    request: 'event:append',
    delivery: 'stored',
    rule: inActiveRoom(refusalOfPin(false)),
    lastingRule: onceInside(),
    amend: (message) => ({ ...message, pinned: false }),
    notice: 'unpinned'
  })
} satisfies Record<`message.${string}`, MessageEntry | AmendmentEntry>

function refusalOfPin(pinned: boolean) {
  return (event: EventWith<{ target: string }>, context: RuleContext): Code | null => {
    const { target } = event.body
    return aboutMessage(target, event, context) ?? (context.tally(target).pinned === pinned ? 'exists' : null)
  }
}
