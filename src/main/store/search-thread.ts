/** Thread entry: searches one space's file over a connection of its own, so that writing never waits for a search. */
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import * as v from 'valibot'
import { LogSearch } from './message-search.ts'
import { SearchAnswer, SearchOrder } from './search-thread-messages.ts'

const port = parentPort
if (!port) throw new Error('search-thread runs as a thread of searcher.ts')

const log = new LogSearch(new DatabaseSync(v.parse(v.string(), workerData), { readOnly: true }))
port.postMessage('ready')
port.on('message', (message: unknown) => {
  port.postMessage(answer(message))
})

function answer(message: unknown): SearchAnswer {
  try {
    const { space, search, rooms } = v.parse(SearchOrder, message)
    const before = process.threadCpuUsage()
    const found = log.search(space, search, rooms)
    const { user, system } = process.threadCpuUsage(before)
    return { ok: true, found, ms: (user + system) / 1000 }
  } catch (fault) {
    return { ok: false, fault: String(fault) }
  }
}
