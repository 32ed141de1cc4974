import { expect, test } from 'vitest'
import * as v from 'valibot'
import { answer } from '../../../src/shared/values/answer.ts'
import { CodedError, Refused, type Reply } from '../../../src/shared/values/reply.ts'

class DiskError extends CodedError {
  readonly code = 'storage'
}

const table = { double: { payload: v.object({ of: v.number() }) } }

async function request(
  name: string,
  payload: unknown,
  double: (payload: { of: number }) => object | Promise<object> = ({ of }) => ({ is: 2 * of })
): Promise<{ reply: Reply<object>; errors: unknown[] }> {
  const errors: unknown[] = []
  const reply = await answer(table, { double }, name, payload, (error) => errors.push(error))
  return { reply, errors }
}

test('the answer of a handler is a reply', async () => {
  expect(await request('double', { of: 4 })).toEqual({ reply: { ok: true, is: 8 }, errors: [] })
})

test('a handler never gets an invalid payload, and unknown requests are refused', async () => {
  const never = (): never => expect.unreachable()
  expect((await request('double', { of: 'x' }, never)).reply).toMatchObject({
    code: 'invalid',
    detail: expect.stringMatching(/^of: /)
  })
  for (const name of ['halve', 'toString', '__proto__'])
    expect((await request(name, { of: 4 }, never)).reply).toMatchObject({ ok: false, code: 'invalid' })
})

test('a refusal keeps its code and its detail, and is not logged as an error', async () => {
  const refuse = (): never => {
    throw new Refused('forbidden', 'not today')
  }
  expect(await request('double', { of: 4 }, refuse)).toEqual({
    reply: { ok: false, code: 'forbidden', detail: 'not today' },
    errors: []
  })
})

test('of any other error only the code is sent, and the error is reported', async () => {
  const error = new Error('/home/mina/secret')
  expect(await request('double', { of: 4 }, () => Promise.reject(error))).toEqual({
    reply: { ok: false, code: 'internal' },
    errors: [error]
  })
  const disk = new DiskError('/home/mina/full')
  expect(await request('double', { of: 4 }, () => Promise.reject(disk))).toEqual({
    reply: { ok: false, code: 'storage' },
    errors: [disk]
  })
})
