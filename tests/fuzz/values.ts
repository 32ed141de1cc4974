/** What strangers write: texts that look like something, and values that nearly fit a schema. */
import * as fc from 'fast-check'
import * as v from 'valibot'

/** Pieces that decoders and views make something of. */
const pieces = [
  ['*', '**', '_', '~~', '`', '```', '>', '- ', '1. ', '# ', '|', '[', ']', '(', ')', '![', '\\'],
  ['"', "'", 'OR', 'AND', 'NOT', 'NEAR(', '^', ':', '{', '}', '-', '+', ';', '--', '%', '\u0000'],
  ['https://', 'http://', 'javascript:', 'data:', 'www.', 'a.example', '@', 'user:pw@', '//', '/../'],
  ['<', '>', '</', '<script>', '<b>', '<p>', '<li>', '<td>', '<a href="', '<!--', '-->', '<br/>'],
  ['&#x0;', '&#1114112;', '&amp', '%2e%2e', '?x=', '#i=', '__proto__', 'constructor', 'null'],
  ['\u202e', '\u200b', '\u2066', '\u0301', '\ufe0f', '\u200d', '\u3164', '\u2028', '\ufeff', '\u061c'],
  ['\ud83d', '\udc00', '👩‍👩‍👧', '🏳️‍🌈', '\n', '\r\n', '\t', ' ', '  ', '\u00a0'],
  ['42', '40', '43', '451-', '0', '-1', 'a']
].flat()

const piece = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...pieces) },
  { weight: 2, arbitrary: fc.string({ maxLength: 8 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) }
)

/** A few marks that open or close something: over and over, they are what makes a reader look back again and again. */
const marks = fc.string({
  unit: fc.constantFrom(...Array.from('*_a~`[]()!<>\\ \n|-"\'')),
  minLength: 1,
  maxLength: 5
})

/** Any text, or a few pieces one after the other, or one of them over and over. */
export function text(most = 16_384): fc.Arbitrary<string> {
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.array(piece, { maxLength: 30 }).map((parts) => parts.join('').slice(0, most))
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(fc.array(piece, { minLength: 1, maxLength: 3 }), fc.integer({ min: 2, max: most }), piece)
        .map(([parts, times, end]) =>
          (
            parts
              .join('')
              .repeat(Math.min(times, most))
              .slice(0, most - 8) + end
          ).slice(0, most)
        )
    },
    { weight: 2, arbitrary: marks.map((some) => some.repeat(Math.ceil(most / some.length)).slice(0, most)) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) }
  )
}

const letters = 'abcdefghijklmnopqrstuvwxyz234567'
const short = letters.slice(0, 26)
const device = `${letters}${letters.slice(0, 20)}`
/** A few ids of each form, so that values can refer to each other. */
export const ids = {
  spaces: [short, 'b'.repeat(26)],
  rooms: [short, 'c'.repeat(26), 'd'.repeat(26)],
  devices: [device, 'e'.repeat(52), 'f'.repeat(52)],
  bytes: ['A'.repeat(43), `${'B'.repeat(42)}A`, `${'C'.repeat(42)}E`],
  signatures: ['A'.repeat(86)]
}

const wellFormed = [
  Object.values(ids).flat(),
  ['123456', 'member.joined', 'message.posted', 'room.created', 'Mina', 'open', 'direct', '👍', 'hello', '']
].flat(2)

const numbers = fc.oneof(
  fc.constantFrom(0, 1, 2, 200, 8.64e15, 8.64e15 + 1, 9e15, 2 ** 53 - 1, 2 ** 53, -1, 0.5, Number.MAX_VALUE),
  fc.integer({ min: 0, max: 300 })
)

/** JSON that fits nothing in particular. */
export const junk: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, [], {}, '', [[]], { ok: true }, { event: {} }),
  numbers,
  text(200),
  fc.jsonValue({ maxDepth: 4 }),
  fc.constantFrom(
    JSON.parse('{"__proto__":{"room":"x"},"constructor":1}') as unknown,
    JSON.parse(`${'['.repeat(500)}${']'.repeat(500)}`) as unknown,
    JSON.parse(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`) as unknown
  )
)

type Schema = v.GenericSchema & {
  type: string
  entries?: Record<string, Schema>
  item?: Schema
  items?: Schema[]
  wrapped?: Schema
  options?: unknown[]
  literal?: unknown
}

/** Values that fit a schema, or nearly do: any part of them may be something else. */
export function like(schema: v.GenericSchema): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 30, arbitrary: fitting(schema as Schema) }, { weight: 1, arbitrary: junk })
}

function fitting(schema: Schema): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case 'object':
    case 'loose_object':
    case 'strict_object':
      return objectOf(schema.entries ?? {})
    case 'array':
      return fc.array(like(schema.item ?? v.string()), { maxLength: 4 })
    case 'tuple':
      return fc.tuple(...(schema.items ?? []).map(like))
    case 'optional':
    case 'exact_optional':
    case 'nullable':
      return fc.oneof(like(schema.wrapped ?? v.string()), fc.constant(null))
    case 'picklist':
      return fc.constantFrom(...(schema.options ?? ['']))
    case 'literal':
      return fc.constant(schema.literal)
    case 'boolean':
      return fc.boolean()
    case 'union':
    case 'variant':
    case 'intersect':
      return fc.oneof(...(schema.options ?? []).map((option) => like(option as Schema)))
    case 'number':
      return numbers
    case 'string':
      return textLike(schema)
    default:
      return body
  }
}

function objectOf(entries: Record<string, Schema>): fc.Arbitrary<unknown> {
  const optional = Object.entries(entries).filter(([, one]) => /optional/.test(one.type))
  const required = Object.keys(entries).filter((name) => !optional.some(([other]) => other === name))
  return fc.record(Object.fromEntries(Object.entries(entries).map(([name, one]) => [name, like(one)])), {
    requiredKeys: required
  })
}

function textLike(schema: Schema): fc.Arbitrary<unknown> {
  const fits = wellFormed.filter((one) => v.is(schema, one))
  const strange = text(300)
  return fits.length === 0
    ? strange
    : fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...fits) }, { weight: 1, arbitrary: strange })
}

/** The body of an event, as some kind could have it. */
const body: fc.Arbitrary<unknown> = fc.oneof(
  fc.record(
    {
      text: text(400),
      target: fc.constantFrom(...ids.bytes),
      reply: fc.constantFrom(...ids.bytes),
      emoji: fc.oneof(fc.constantFrom('👍', '❤️', '1', '👩‍👩‍👧'), text(40)),
      name: text(70),
      topic: text(260),
      member: fc.constantFrom(...ids.devices),
      mentions: fc.array(fc.constantFrom(...ids.devices), { maxLength: 3 })
    },
    { requiredKeys: [] }
  ),
  junk
)

/** A valid text in which a few characters are others, are missing or come again. */
export function altered(valid: readonly string[]): fc.Arbitrary<string> {
  const change = fc.tuple(
    fc.nat(4000),
    fc.constantFrom('replace', 'remove', 'insert', 'cut', 'repeat'),
    piece
  )
  return fc.tuple(fc.constantFrom(...valid), fc.array(change, { maxLength: 4 })).map(([whole, changes]) =>
    changes.reduce((now, [place, how, added]) => {
      const at = now.length === 0 ? 0 : place % now.length
      if (how === 'replace') return now.slice(0, at) + added + now.slice(at + added.length)
      if (how === 'remove') return now.slice(0, at) + now.slice(at + 1)
      if (how === 'insert') return now.slice(0, at) + added + now.slice(at)
      if (how === 'cut') return now.slice(0, at)
      return now.slice(0, at) + now.slice(Math.max(0, at - 20))
    }, whole)
  )
}
