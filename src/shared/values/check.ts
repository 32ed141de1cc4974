import * as v from 'valibot'
import { Refusal, Refused, type Reply } from './reply.ts'

/** @throws Refused with `invalid` or `too-large`; its detail begins with the path of the field, or else with `what` */
export function check<S extends v.GenericSchema>(schema: S, value: unknown, what: string): v.InferOutput<S> {
  const checked = v.safeParse(schema, value)
  if (checked.success) return checked.output
  const [issue] = checked.issues
  const tooLarge = issue.type === 'max_bytes' || issue.type === 'max_length'
  throw new Refused(tooLarge ? 'too-large' : 'invalid', `${v.getDotPath(issue) ?? what}: ${issue.message}`)
}

const Success = v.object({ ok: v.literal(true) })

/** For untrusted answers: a malformed one becomes a refusal with `invalid`. */
export function checkReply(answer: v.GenericSchema, raw: unknown, what: string): Reply<object> {
  const refusal = v.safeParse(Refusal, raw)
  if (refusal.success) return refusal.output
  const checked = v.safeParse(v.intersect([Success, answer]), raw)
  if (checked.success) return { ...checked.output, ok: true }
  return { ok: false, code: 'invalid', detail: `${what} is malformed: ${checked.issues[0].message}` }
}
