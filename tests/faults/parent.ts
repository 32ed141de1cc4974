/** The side of a process that answers its parent. */
import * as v from 'valibot'

const NumberedRequest = v.looseObject({ id: v.number() })

/** Reports that this process is ready, and answers every request from now on; ends with its parent. */
export function serveParent(ready: object, answer: (requested: unknown) => unknown): void {
  process.on('message', (requested: unknown) => {
    const { id } = v.parse(NumberedRequest, requested)
    Promise.resolve(answer(requested)).then(
      (answered) => process.send?.({ id, answer: answered ?? null }),
      (error: unknown) => process.send?.({ id, error: String(error) })
    )
  })
  process.on('disconnect', () => process.exit(0))
  process.send?.({ ready })
}

/** The plan that this process was started with. */
export function planOf<S extends v.GenericSchema>(schema: S): v.InferOutput<S> {
  return v.parse(schema, JSON.parse(process.argv[2] ?? '{}'))
}

const realNow = Date.now

/** Shifts this process's clock by this many ms; timers are not affected. */
export function setClock(off: number): void {
  Date.now = () => realNow() + off
}
