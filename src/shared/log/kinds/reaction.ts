import * as v from 'valibot'
import { Bytes32 } from '../../values/ids.ts'
import { limits } from '../../values/limits.ts'
import type { Code } from '../../values/reply.ts'
import type { Reaction } from '../message-state.ts'
import { aboutMessage, inActiveRoom, onceInside } from './checks.ts'
import { amendmentKind, type AmendmentEntry, type EventWith, type Fields, type MessageTally } from './kind.ts'

interface ReactionBody {
  target: string
  emoji: string
}

const reactionBody = ({ emoji }: Fields) => v.object({ target: Bytes32, emoji })

export const reactionKinds = {
  'reaction.added': amendmentKind({
    body: reactionBody,
    request: 'event:append',
    delivery: 'stored',
    rule: inActiveRoom<ReactionBody>((event, context) => {
      const { target } = event.body
      return aboutMessage(target, event, context) ?? refusalOfEmoji(event, context.tally(target))
    }),
    lastingRule: onceInside(),
    amend(message, { author, body: { emoji } }) {
      return { ...message, reactions: added(message.reactions, emoji, author) }
    },
    notice: null
  }),

  'reaction.removed': amendmentKind({
    body: reactionBody,
    request: 'event:append',
    delivery: 'stored',
    rule: inActiveRoom<ReactionBody>((event, context) => {
      const { author, body } = event
      const has = (): boolean => context.tally(body.target).hasReacted(author, body.emoji)
      return aboutMessage(body.target, event, context) ?? (has() ? null : 'exists')
    }),
    lastingRule: onceInside(),
    amend(message, { author, body: { emoji } }) {
      return { ...message, reactions: removed(message.reactions, emoji, author) }
    },
    notice: null
  })
} satisfies Record<`reaction.${string}`, AmendmentEntry>

function refusalOfEmoji(
  { author, body }: EventWith<ReactionBody>,
  { emoji, hasReacted }: MessageTally
): Code | null {
  if (hasReacted(author, body.emoji)) return 'exists'
  if (emoji.has(body.emoji)) return null
  const own = [...emoji.values()].filter((first) => first === author).length
  return emoji.size >= limits.reactions || own >= limits.reactionsEach ? 'full' : null
}

function added(reactions: readonly Reaction[], emoji: string, device: string): readonly Reaction[] {
  const given = reactions.find((one) => one.emoji === emoji)
  if (!given) return reactions.length < limits.reactions ? [...reactions, { emoji, by: [device] }] : reactions
  if (given.by.includes(device)) return reactions
  return reactions.map((one) => (one === given ? { emoji, by: [...one.by, device] } : one))
}

function removed(reactions: readonly Reaction[], emoji: string, device: string): readonly Reaction[] {
  return reactions
    .map((one) => (one.emoji === emoji ? { emoji, by: one.by.filter((other) => other !== device) } : one))
    .filter(({ by }) => by.length > 0)
}
