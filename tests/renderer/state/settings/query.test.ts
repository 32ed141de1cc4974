import { expect, test } from 'vitest'
import type { Reply } from '#shared/values/reply.ts'
import { Query } from '../../../../src/renderer/state/settings/query.svelte.ts'

test('an answer stays while the next request is refused, and the refusal disappears with a new answer', async () => {
  const replies: Reply<{ count: number }>[] = [
    { ok: true, count: 1 },
    { ok: false, code: 'offline' },
    { ok: true, count: 2 }
  ]
  const requested = new Query(() => Promise.resolve(replies.shift() ?? expect.fail('asked too often')))
  expect([requested.answer, requested.refused]).toEqual([null, null])
  await requested.load()
  expect([requested.answer?.count, requested.refused]).toEqual([1, null])
  await requested.load()
  expect([requested.answer?.count, requested.refused]).toEqual([1, 'offline'])
  await requested.load()
  expect([requested.answer?.count, requested.refused]).toEqual([2, null])
})
