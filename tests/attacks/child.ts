/** A process of a run that answers requests: the honest members, or the attackers. */
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import * as v from 'valibot'

const ChildMessage = v.union([
  v.object({ ready: v.looseObject({}) }),
  v.object({ id: v.number(), error: v.string() }),
  v.object({ id: v.number(), answer: v.unknown() })
])

/** Longer than any attack. */
const timeoutMs = 90_000

export class Child {
  readonly #process: ChildProcess
  readonly #requested = new Map<number, PromiseWithResolvers<unknown>>()
  readonly #ready = Promise.withResolvers<void>()
  #requests = 0

  constructor(program: 'honest-process' | 'attacker-process', plan: object) {
    this.#process = fork(join(import.meta.dirname, `${program}.ts`), [JSON.stringify(plan)])
    this.#process.on('message', (message) => {
      this.#handle(v.parse(ChildMessage, message))
    })
    this.#process.on('exit', () => {
      const error = new Error(`the ${program} has ended`)
      this.#ready.reject(error)
      for (const { reject } of this.#requested.values()) reject(error)
    })
    this.#ready.promise.catch(() => undefined) // callers that wait get the error
  }

  get ready(): Promise<void> {
    return this.#ready.promise
  }

  /** @throws when it ends or does not answer in time */
  async request<S extends v.GenericSchema>(request: string, answer: S): Promise<v.InferOutput<S>> {
    const id = ++this.#requests
    const requested = Promise.withResolvers<unknown>()
    this.#requested.set(id, requested)
    const late = setTimeout(() => requested.reject(new Error(`no answer to ${request}`)), timeoutMs)
    try {
      this.#process.send({ id, type: request })
      return v.parse(answer, await requested.promise)
    } finally {
      clearTimeout(late)
      this.#requested.delete(id)
    }
  }

  async end(): Promise<void> {
    const { exitCode, signalCode } = this.#process
    if (exitCode !== null || signalCode !== null) return
    const ended = once(this.#process, 'exit')
    this.#process.kill('SIGKILL')
    await ended
  }

  #handle(said: v.InferOutput<typeof ChildMessage>): void {
    if ('ready' in said) this.#ready.resolve()
    else if ('error' in said) this.#requested.get(said.id)?.reject(new Error(said.error))
    else this.#requested.get(said.id)?.resolve(said.answer)
  }
}
