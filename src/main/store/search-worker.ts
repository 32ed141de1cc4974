/** Searches on a thread of its own, one after the other. One that takes too long is ended, and the thread with it. */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import * as v from 'valibot'
import { Refused } from '#shared/values/reply.ts'
import { SearchAnswer, type SearchOrder } from './search-thread-messages.ts'

/** How long one search may take, ms; a common word in 100,000 messages takes a tenth. */
const longest = 2000

/** As a source, and as built: this file is in a chunk then. */
const scripts = ['./search-thread.ts', '../search-thread.js', './search-thread.js']

/** What was found, and how much of a processor that took, ms. */
export type Searched = Omit<Extract<SearchAnswer, { ok: true }>, 'ok'>

export class Searcher {
  readonly #path: string
  readonly #patience: number
  #thread: Promise<Worker> | null = null
  #last: Promise<unknown> = Promise.resolve()
  #closed = false

  /**
   * @param path of the space's file, which must be open for as long as this is used
   * @param patience how long one search may take, ms
   */
  constructor(path: string, patience = longest) {
    this.#path = path
    this.#patience = patience
  }

  /** Rejects with `too-many` when it takes too long, and when the file is closed meanwhile. */
  search(order: SearchOrder): Promise<Searched> {
    const found = this.#last.then(() => this.#ask(order))
    this.#last = found.catch(() => undefined) // the caller has it too
    return found
  }

  close(): void {
    this.#closed = true
    this.#end()
  }

  async #ask(order: SearchOrder): Promise<Searched> {
    if (this.#closed) throw new Refused('internal', 'the space has been closed')
    this.#thread ??= startThread(this.#path)
    try {
      const thread = await this.#thread
      if (thread.threadId === -1) throw new Error('the thread that searches has ended')
      return await askThread(thread, order, this.#patience)
    } catch (fault) {
      this.#end()
      throw fault
    }
  }

  #end(): void {
    const ended = (thread: Worker): Promise<number> => thread.terminate()
    void this.#thread?.then(ended, () => undefined) // one that could not start has been reported
    this.#thread = null
  }
}

/** Resolves once the thread has the file open; a busy computer may take a while to start it. */
async function startThread(path: string): Promise<Worker> {
  const script = scripts.map((file) => new URL(file, import.meta.url)).find((url) => existsSync(url))
  if (!script) throw new Error('the file of the thread that searches is missing')
  const thread = new Worker(script, { workerData: path })
  thread.unref()
  await once(thread, 'message')
  return thread
}

/**
 * Rejects when the thread fails, ends, or takes too long. It is of no more use then; SQLite may go on in it for a while,
 * since a query cannot be interrupted.
 */
async function askThread(thread: Worker, order: SearchOrder, patience: number): Promise<Searched> {
  const settled = new AbortController()
  const tooLong = new Refused('too-many', 'this search takes too long')
  const late = Promise.withResolvers<never>()
  const slow = setTimeout(() => {
    late.reject(tooLong)
  }, patience)
  const answered = once(thread, 'message', settled)
  const ended = once(thread, 'exit', settled).then(() => {
    throw tooLong
  })
  thread.postMessage(order)
  try {
    const [message] = (await Promise.race([late.promise, answered, ended])) as unknown[]
    const answer = v.parse(SearchAnswer, message)
    if (!answer.ok) throw new Error(answer.fault)
    return answer
  } finally {
    clearTimeout(slow)
    settled.abort()
  }
}
