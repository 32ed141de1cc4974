/** Searches on a thread of its own, one after the other. One that takes too long is ended, and the thread with it. */
import { existsSync } from 'node:fs'
import { Worker } from 'node:worker_threads'
import * as v from 'valibot'
import { Refused } from '#shared/protocol/reply.ts'
import { SearchAnswer, type SearchOrder } from './search-messages.ts'

/** How long one search may take, ms; a common word in 100,000 messages takes a tenth. */
const longest = 2000

/** As a source, and as built: this file is in a chunk then. */
const scripts = ['./search-thread.ts', '../search-thread.js', './search-thread.js']

/** What was found, and how much of a processor that took, ms. */
export type Searched = Omit<Extract<SearchAnswer, { ok: true }>, 'ok'>

export class Searcher {
  readonly #path: string
  readonly #patience: number
  #thread: Worker | null = null
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
    this.#last = found.catch(() => undefined) // whoever asked hears of it
    return found
  }

  close(): void {
    this.#closed = true
    this.#end()
  }

  #ask(order: SearchOrder): Promise<Searched> {
    if (this.#closed) throw new Refused('internal', 'the space has been closed')
    const thread = (this.#thread ??= startThread(this.#path))
    return new Promise((resolve, reject) => {
      const slow = setTimeout(() => {
        this.#end()
      }, this.#patience)
      const settle = (end: () => void): void => {
        clearTimeout(slow)
        thread.removeAllListeners()
        end()
      }
      thread.once('message', (message: unknown) => {
        const answer = v.parse(SearchAnswer, message)
        settle(() => {
          if (answer.ok) resolve(answer)
          else reject(new Error(answer.fault))
        })
      })
      const fail = (fault: unknown): void => {
        settle(() => {
          this.#thread = null
          reject(fault instanceof Error ? fault : new Refused('too-many', 'this search takes too long'))
        })
      }
      thread.once('error', fail)
      thread.once('exit', fail)
      thread.postMessage(order)
    })
  }

  #end(): void {
    void this.#thread?.terminate()
    this.#thread = null
  }
}

function startThread(path: string): Worker {
  const script = scripts.map((file) => new URL(file, import.meta.url)).find((url) => existsSync(url))
  if (!script) throw new Error('the file of the thread that searches is missing')
  const thread = new Worker(script, { workerData: path })
  thread.unref()
  return thread
}
