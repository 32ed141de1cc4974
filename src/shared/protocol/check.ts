/** Checks what crosses a boundary, and says in a refusal which part of it is wrong. */
import * as v from 'valibot'
import { Refused } from './reply.ts'

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
