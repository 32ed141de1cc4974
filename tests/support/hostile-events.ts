/** Unusual events that the schema allows. */
import fc from 'fast-check'
import type { JsonObject } from '#shared/log/canonical.ts'
import { eventId, type LogEvent, type Placed } from '#shared/log/event.ts'
import { kinds } from '#shared/log/kinds.ts'
import { nodeCrypto } from '../../src/main/identity/crypto.ts'

/** An event without its position: `about` chooses the earlier event that it refers to. */
export interface HostileEvent {
  kind: string
  body: JsonObject
  at: number
  erased: boolean
  about: number
}

const latest = Number.MAX_SAFE_INTEGER
const at = fc.oneof(
  fc.constantFrom(0, 1, 1_700_000_000_000, 8.64e15 - 1, 8.64e15, 8.64e15 + 1, 9_000_000_000_000_000, latest),
  fc.nat({ max: latest })
)

const seeds = [
  '',
  ' ',
  '\u3164',
  '\u2800\u2800',
  '\u202eevil\u2066',
  '\ud800',
  `M${'\u0301'.repeat(60)}`,
  '\u{e0041}\u{e007f}',
  '\u0000\u001b[31m',
  '👩‍👩‍👧‍👦',
  '<1>',
  'Ａ'.repeat(64),
  '__proto__',
  'constructor',
  '@Mina',
  'https://xn--e1afmkfd.example/\u202e',
  `${'> '.repeat(300)}deep`,
  '- '.repeat(2_000),
  '*_~`'.repeat(1_000),
  '```\n'.repeat(500),
  '['.repeat(4_000),
  'x'.repeat(16_384),
  '\u0301'.repeat(8_000),
  '🙂'.repeat(4_096),
  '\n'.repeat(16_000)
]
const text = fc.oneof(fc.constantFrom(...seeds), fc.string({ unit: 'binary', maxLength: 300 }))

const device = fc.constantFrom('m', 'o', 'x').map((letter) => letter.repeat(52))
const base64 = fc.constantFrom('A', 'E').map((letter) => `${'A'.repeat(42)}${letter}`)
const number = fc.oneof(fc.constantFrom(0, -1, 11, 12, latest, -latest), fc.nat())
const json: fc.Arbitrary<JsonObject> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    fc.constant(null),
    fc.boolean(),
    number,
    text,
    fc.array(tie('value'), { maxLength: 3 }),
    tie('object')
  ),
  object: fc.dictionary(fc.string({ maxLength: 8 }), tie('value'), { maxKeys: 4 })
})).object as fc.Arbitrary<JsonObject>

/** What the fields of known kinds are called, each with what it should hold or with something else. */
const fields: fc.Arbitrary<JsonObject> = fc.record(
  {
    text: fc.oneof(text, text, text, number),
    name: fc.oneof(text, text, number),
    topic: fc.oneof(text, text, fc.constant(null)),
    emoji: fc.oneof(text, fc.constantFrom('👍', '👍\ufe0f', '❤', '\u{1faef}\u200d\u{1faee}')),
    target: fc.oneof(base64, base64, text),
    reply: fc.oneof(base64, base64, base64, text),
    mentions: fc.oneof(fc.array(device, { maxLength: 40 }), fc.array(text, { maxLength: 2 })),
    invited: fc.array(device, { maxLength: 3 }),
    member: fc.oneof(device, text),
    access: fc.constantFrom('open', 'private', 'direct', 'none'),
    colour: number,
    guest: fc.boolean(),
    key: base64,
    lobby: fc.constant('l'.repeat(26))
  },
  {
    requiredKeys: ['text', 'name', 'topic', 'emoji', 'target', 'access', 'colour', 'guest', 'key', 'invited']
  }
)

const kind = fc.oneof(
  fc.constantFrom(...Object.keys(kinds)),
  fc.constantFrom('message.posted', 'message.edited', 'reaction.added'),
  fc.constantFrom('message.unheard', 'constructor.proto', 'to.string')
)

export const hostileEvent: fc.Arbitrary<HostileEvent> = fc.record({
  kind,
  body: fc.oneof({ weight: 6, arbitrary: fields }, { weight: 1, arbitrary: json }),
  at,
  erased: fc.integer({ min: 0, max: 9 }).map((turn) => turn === 0),
  about: fc.nat()
})

/** One room's log of such events, each by one of two people; unsigned, since nothing that reads them verifies. */
export function hostileLog(events: readonly HostileEvent[]): (Placed & { id: string })[] {
  const placed: (Placed & { id: string })[] = []
  const counts = new Map<string, number>()
  for (const { kind: named, body, at: time, erased, about } of events) {
    const author = (about % 2 === 0 ? 'm' : 'o').repeat(52)
    const aseq = (counts.get(author) ?? 0) + 1
    counts.set(author, aseq)
    const target = placed[about % Math.max(1, placed.length)]?.id
    const isRight = target !== undefined && about % 5 > 0
    const event: LogEvent = {
      v: 1,
      space: 'a'.repeat(26),
      room: 'l'.repeat(26),
      author,
      aseq,
      prev: null,
      kind: named,
      body: erased ? {} : isRight ? { ...body, target } : body,
      ...(erased ? { erased: 'A'.repeat(43) } : {}),
      at: time,
      sig: 'A'.repeat(86)
    }
    placed.push({
      event,
      position: { epoch: 1, seq: placed.length + 1 },
      id: eventId(event, nodeCrypto.hash)
    })
  }
  return placed
}

export const hostileLogs = fc.array(hostileEvent, { minLength: 1, maxLength: 30 }).map(hostileLog)
