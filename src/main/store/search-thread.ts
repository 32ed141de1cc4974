/** Its own connection lets writes go on during a search. */
import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import * as v from 'valibot'
import { MessageSearch } from './message-search.ts'
import { ThreadSearchReply, ThreadSearchRequest } from './search-thread-messages.ts'

const port = parentPort
if (!port) throw new Error('search-thread runs as a thread of search-worker.ts')

const log = new MessageSearch(new DatabaseSync(v.parse(v.string(), workerData), { readOnly: true }))
port.postMessage('ready')
port.on('message', (message: unknown) => {
  port.postMessage(answer(message))
})

function answer(message: unknown): ThreadSearchReply {
  try {
    const { space, search, rooms } = v.parse(ThreadSearchRequest, message)
    const before = process.threadCpuUsage()
    const found = log.search(space, search, rooms)
    const { user, system } = process.threadCpuUsage(before)
    return { ok: true, found, ms: (user + system) / 1000 }
  } catch (error) {
    return { ok: false, error: String(error) }
  }
}
