/** A process of a fault test, as the one that started it sees it. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import * as v from 'valibot'

/** What a process says: that it is ready, or the answer to a question, or why there is none. */
const ChildMessage = v.union([
  v.object({ ready: v.record(v.string(), v.unknown()) }),
  v.object({ id: v.number(), error: v.string() }),
  v.object({ id: v.number(), answer: v.unknown() })
])

/** ms; longer than the waits inside the process, which report what they wait for. */
const timeoutMs = 60_000

export class Child<ChildRequest extends object> {
  /** Resolves with what it says when it is ready; rejects when it ends before. */
  readonly ready: Promise<Record<string, unknown>>
  /** Resolves when it has ended. */
  readonly ended: Promise<void>
  readonly #process: ChildProcess
  readonly #name: string
  readonly #requested = new Map<number, PromiseWithResolvers<unknown>>()
  #requests = 0

  /** @param within the command that runs it, a network namespace's say */
  constructor(
    program: 'host-process' | 'members-process' | 'older-copy-process',
    plan: object,
    within: readonly string[] = []
  ) {
    const file = `${import.meta.dirname}/${program}.ts`
    const [command, ...args] = [...within, process.execPath, file, JSON.stringify(plan)]
    this.#name = program
    this.#process = spawn(command, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
    const ready = Promise.withResolvers<Record<string, unknown>>()
    this.ready = ready.promise
    this.ready.catch(() => undefined) // those who wait for it get the error
    this.ended = once(this.#process, 'exit').then(() => {
      ready.reject(new Error(`the ${program} ended before it was ready`))
      for (const { reject } of this.#requested.values()) reject(new Error(`the ${program} has ended`))
    })
    this.#process.on('message', (message) => {
      const said = v.parse(ChildMessage, message)
      if ('ready' in said) ready.resolve(said.ready)
      else if ('error' in said) this.#requested.get(said.id)?.reject(new Error(said.error))
      else this.#requested.get(said.id)?.resolve(said.answer)
    })
  }

  get isRunning(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null
  }

  /** Rejects when it ends, or does not answer in time. */
  async request(request: ChildRequest): Promise<unknown> {
    const id = ++this.#requests
    const requested = Promise.withResolvers<unknown>()
    this.#requested.set(id, requested)
    if (!this.isRunning) throw new Error(`the ${this.#name} has ended`)
    this.#process.send({ id, ...request })
    const giveUp = setTimeout(() => {
      requested.reject(new Error(`the ${this.#name} did not answer ${JSON.stringify(request)}`))
    }, timeoutMs)
    try {
      return await requested.promise
    } finally {
      clearTimeout(giveUp)
      this.#requested.delete(id)
    }
  }

  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void {
    this.#process.kill(signal)
  }

  async kill(): Promise<void> {
    this.signal('SIGKILL')
    await this.ended
  }
}
