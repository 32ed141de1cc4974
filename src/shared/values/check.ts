/** Checks what crosses a boundary, and says in a refusal which part of it is wrong. */
import * as v from 'valibot'
import { Refusal, Refused, type Reply } from './reply.ts'

/**
 * @param what names the whole, for when no part of it can be named
 * @throws Refused with `invalid` or `too-large`; its detail begins with the path of the field
 */
export function check<S extends v.GenericSchema>(schema: S, value: unknown, what: string): v.InferOutput<S> {
  const checked = v.safeParse(schema, value)
  if (checked.success) return checked.output
  const [issue] = checked.issues
  const tooLarge = issue.type === 'max_bytes' || issue.type === 'max_length'
  throw new Refused(tooLarge ? 'too-large' : 'invalid', `${v.getDotPath(issue) ?? what}: ${issue.message}`)
}

const Success = v.object({ ok: v.literal(true) })

/**
 * A reply from a side that is not trusted to keep to the contract: what does not fit is a refusal with `invalid`.
 *
 * @param what names the answer in the refusal
 */
export function checkReply(answer: v.GenericSchema, raw: unknown, what: string): Reply<object> {
  const refusal = v.safeParse(Refusal, raw)
  if (refusal.success) return refusal.output
  const checked = v.safeParse(v.intersect([Success, answer]), raw)
  if (checked.success) return { ...checked.output, ok: true }
  return { ok: false, code: 'invalid', detail: `${what} is malformed: ${checked.issues[0].message}` }
}
