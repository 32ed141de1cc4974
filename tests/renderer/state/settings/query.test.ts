import { expect, test } from 'vitest'
import type { Reply } from '#shared/values/reply.ts'
import { Query } from '../../../../src/renderer/state/settings/query.svelte.ts'

test('an answer stays while the next one is refused, and the refusal goes with a new answer', async () => {
  const replies: Reply<{ count: number }>[] = [
    { ok: true, count: 1 },
    { ok: false, code: 'offline' },
    { ok: true, count: 2 }
  ]
  const asked = new Query(() => Promise.resolve(replies.shift() ?? expect.fail('asked too often')))
  expect([asked.answer, asked.refused]).toEqual([null, null])
  await asked.load()
  expect([asked.answer?.count, asked.refused]).toEqual([1, null])
  await asked.load()
  expect([asked.answer?.count, asked.refused]).toEqual([1, 'offline'])
  await asked.load()
  expect([asked.answer?.count, asked.refused]).toEqual([2, null])
})
