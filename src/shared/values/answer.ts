import type * as v from 'valibot'
import { check } from './check.ts'
import { CodedError, Refused, type Refusal, type Reply } from './reply.ts'

export type RequestTable = Readonly<Record<string, { payload: v.GenericSchema }>>

export type RequestHandlers<T extends RequestTable> = {
  [N in keyof T]: (payload: v.InferOutput<T[N]['payload']>) => object | Promise<object>
}

export type OnError = (error: unknown) => void

/** Never rejects. */
export function answer<T extends RequestTable>(
  table: T,
  handlers: RequestHandlers<T>,
  name: string,
  payload: unknown,
  onError: OnError
): Promise<Reply<object>> {
  return replyWith(() => {
    const request = checkRequest(table, name, payload)
    return handlers[request.name](request.payload)
  }, onError)
}

/** Never rejects. */
export async function replyWith<Answer extends object>(
  work: () => Answer | Promise<Answer>,
  onError: OnError
): Promise<Reply<Answer>> {
  try {
    return { ok: true, ...(await work()) }
  } catch (error) {
    return refusalFor(error, onError)
  }
}

/** @throws Refused with `invalid` for a name that is not in the table, or as {@link check} does */
export function checkRequest<T extends RequestTable>(table: T, name: string, payload: unknown) {
  if (!Object.hasOwn(table, name)) throw new Refused('invalid', 'there is no such request')
  const row = table[name] as T[keyof T]
  return { name: name as keyof T, payload: check(row.payload, payload, 'payload') }
}

function refusalFor(error: unknown, onError: OnError): Refusal {
  if (error instanceof Refused) return error.toReply()
  onError(error)
  return { ok: false, code: error instanceof CodedError ? error.code : 'internal' }
}
