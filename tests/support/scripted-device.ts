/** A worker that behaves as a device would, well or badly, as each request asks it to. */
import { parentPort, threadId, workerData } from 'node:worker_threads'

interface Message {
  type: 'ask' | 'close'
  id: number
  ask: { do: string }
}

const { profileName } = workerData as { profileName: string }
if (profileName === 'cannot start') throw new Error('the disk is gone')

parentPort?.on('message', ({ type, id, ask }: Message) => {
  if (type === 'close') close()
  else if (ask.do === 'answer') parentPort?.postMessage({ type: 'reply', id, reply: { ok: true, threadId } })
  else if (ask.do === 'refuse')
    parentPort?.postMessage({ type: 'reply', id, reply: { ok: false, code: 'exists' } })
  else if (ask.do === 'tell') parentPort?.postMessage({ type: 'tell', tell: news })
  else if (ask.do === 'talk nonsense') parentPort?.postMessage({ type: 'reply', id, reply: 'certainly' })
  else if (ask.do === 'crash') throw new Error('a bug')
  else if (ask.do === 'exit') process.exit(0)
})

const news = { space: null, name: 'device:changed', payload: { some: 'news' } }

function close(): void {
  if (profileName === 'stubborn') return
  parentPort?.postMessage({ type: 'tell', tell: { ...news, payload: 'goodbye' } })
  parentPort?.close()
}
