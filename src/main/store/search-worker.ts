/** One search at a time. One that takes too long is ended with its thread. */
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import * as v from 'valibot'
import { Refused } from '#shared/values/reply.ts'
import { ThreadSearchReply, type ThreadSearchRequest } from './search-thread-messages.ts'

/** A common word in 100,000 messages takes a tenth. */
const searchTimeoutMs = 2000

/** As source and as built, where this file is in a chunk. */
const scripts = ['./search-thread.ts', '../search-thread.js', './search-thread.js']

/** `ms` is processor time. */
export type SearchOutcome = Omit<Extract<ThreadSearchReply, { ok: true }>, 'ok'>

export class SearchWorker {
  readonly #path: string
  readonly #timeoutMs: number
  #thread: Promise<Worker> | null = null
  #last: Promise<unknown> = Promise.resolve()
  #closed = false

  constructor(path: string, timeoutMs = searchTimeoutMs) {
    this.#path = path
    this.#timeoutMs = timeoutMs
  }

  /** Rejects with `too-many` when it takes too long or the file is closed. */
  search(request: ThreadSearchRequest): Promise<SearchOutcome> {
    const found = this.#last.then(() => this.#run(request))
    this.#last = found.catch(() => undefined) // the caller gets the error
    return found
  }

  close(): void {
    this.#closed = true
    this.#stopThread()
  }

  async #run(request: ThreadSearchRequest): Promise<SearchOutcome> {
    if (this.#closed) throw new Refused('internal', 'the space has been closed')
    this.#thread ??= startThread(this.#path)
    try {
      const thread = await this.#thread
      if (thread.threadId === -1) throw new Error('the thread that searches has ended')
      return await requestFromThread(thread, request, this.#timeoutMs)
    } catch (error) {
      this.#stopThread()
      throw error
    }
  }

  #stopThread(): void {
    const ended = (thread: Worker): Promise<number> => thread.terminate()
    void this.#thread?.then(ended, () => undefined) // a failed start has been reported
    this.#thread = null
  }
}

async function startThread(path: string): Promise<Worker> {
  const script = scripts.map((file) => new URL(file, import.meta.url)).find((url) => existsSync(url))
  if (!script) throw new Error('the file of the thread that searches is missing')
  const thread = new Worker(script, { workerData: path })
  thread.unref()
  await once(thread, 'message')
  return thread
}

/** Unusable after it rejects: SQLite may still run, since a query cannot be interrupted. */
async function requestFromThread(
  thread: Worker,
  request: ThreadSearchRequest,
  timeoutMs: number
): Promise<SearchOutcome> {
  const settled = new AbortController()
  const tooLong = new Refused('too-many', 'this search takes too long')
  const timedOut = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    timedOut.reject(tooLong)
  }, timeoutMs)
  const replied = once(thread, 'message', settled)
  const ended = once(thread, 'exit', settled).then(() => {
    throw tooLong
  })
  thread.postMessage(request)
  try {
    const [message] = (await Promise.race([timedOut.promise, replied, ended])) as unknown[]
    const answer = v.parse(ThreadSearchReply, message)
    if (!answer.ok) throw new Error(answer.error)
    return answer
  } finally {
    clearTimeout(timer)
    settled.abort()
  }
}
