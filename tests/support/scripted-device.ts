/** A worker that behaves as a device would, well or badly, as each request says. */
import { parentPort, workerData } from 'node:worker_threads'
import type { DeviceAnswer } from '#shared/bridge.ts'
import type { SpaceView } from '#shared/session/contract.ts'

interface Message {
  type: 'request' | 'close'
  id: number
  request: { do?: string; name?: string }
}

const { profileName } = workerData as { profileName: string }
if (profileName === 'cannot start') throw new Error('the disk is gone')

const me = 'a'.repeat(52)
const device = { device: me, profile: { name: profileName, colour: 0 }, version: '0.0.0', addresses: [] }
const watched: DeviceAnswer<'device:watch'> = { device, nearby: [], spaces: [] }
const kitchen: SpaceView = {
  space: { id: 'a'.repeat(26), name: 'Kitchen', by: me, lobby: 'b'.repeat(26) },
  me,
  host: me,
  connection: { state: 'open' },
  here: 1,
  rooms: [],
  members: [],
  outbox: []
}
const news = { space: null, name: 'device:changed', payload: { some: 'news' } }

parentPort?.postMessage({ type: 'opened' })
parentPort?.on('message', ({ type, id, request }: Message) => {
  const reply = (answer: unknown): void => parentPort?.postMessage({ type: 'reply', id, reply: answer })
  if (type === 'close') close()
  else if (request.name === 'device:watch') reply({ ok: true, ...watched })
  else if (request.name === 'space:watch') reply({ ok: true, ...kitchen })
  else if (request.name !== undefined || request.do === 'answer') reply({ ok: true })
  else if (request.do === 'refuse') reply({ ok: false, code: 'exists' })
  else if (request.do === 'talk nonsense') reply('certainly')
  else if (request.do === 'emit') parentPort?.postMessage({ type: 'broadcast', broadcast: news })
  else if (request.do === 'serve') parentPort?.postMessage({ type: 'serving', serving: true })
  else if (request.do === 'crash') throw new Error('a bug')
  else if (request.do === 'exit') process.exit(0)
})

function close(): void {
  if (profileName === 'stubborn') return
  parentPort?.postMessage({ type: 'broadcast', broadcast: { ...news, payload: 'goodbye' } })
  parentPort?.close()
}
