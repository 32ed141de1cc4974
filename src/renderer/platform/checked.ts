/** Whatever comes from outside the page is checked by the tables before the interface sees it. */
import * as v from 'valibot'
import { Refusal, type Code, type Reply } from '#shared/protocol/reply.ts'

/** A reply as the table declares it; anything else becomes a refusal with `invalid`. */
export function checkedReply(answer: v.GenericSchema, raw: unknown): Reply<object> {
  const refusal = v.safeParse(Refusal, raw)
  if (refusal.success) return refusal.output
  const parsed = v.safeParse(v.intersect([v.object({ ok: v.literal(true) }), answer]), raw)
  return parsed.success
    ? { ...parsed.output, ok: true }
    : { ok: false, code: 'invalid', detail: parsed.issues[0].message }
}

export function refusalOf(code: Code, cause: unknown): Refusal {
  return { ok: false, code, detail: String(cause) }
}
