import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { inAuthorsOrder } from '#shared/log/authors-order.ts'

test('each author’s events come in the order of their numbers, at the places which that author had', () => {
  const entry = fc.record({ author: fc.constantFrom('a', 'b', 'c'), aseq: fc.integer({ min: 1, max: 50 }) })
  const list = fc.array(entry.map((event) => ({ event })))
  fc.assert(
    fc.property(list, (before) => {
      const after = inAuthorsOrder(before)
      expect(after.map(({ event }) => event.author)).toEqual(before.map(({ event }) => event.author))
      for (const author of ['a', 'b', 'c']) {
        const numbers = (all: typeof list extends fc.Arbitrary<infer T> ? T : never): number[] =>
          all.filter(({ event }) => event.author === author).map(({ event }) => event.aseq)
        expect(numbers(after)).toEqual(numbers(before).toSorted((one, other) => one - other))
      }
    })
  )
})
