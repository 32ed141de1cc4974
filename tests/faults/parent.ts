/** The side of a process that answers its parent. */
import * as v from 'valibot'

const Asked = v.looseObject({ id: v.number() })

/** Says that this process is ready, and answers every question from now on; ends when its parent does. */
export function serveParent(ready: object, answer: (requested: unknown) => unknown): void {
  process.on('message', (requested: unknown) => {
    const { id } = v.parse(Asked, requested)
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

/** Sets this process's clock off by so many milliseconds; timers run on as they did. */
export function setClock(off: number): void {
  Date.now = () => realNow() + off
}
