import type { Ready } from '../servers/child.ts'
import type { Dialect } from './dialect.ts'
import { openEngineWire, requestPacket } from './engine-io.ts'
import { openWire, startsWith } from './wire.ts'

const registersNobody = (): Promise<void> => Promise.resolve()

export function speakWs(ready: Ready): Dialect {
  return {
    register: registersNobody,
    connect: () => openWire(ready, '/'),
    compose: (_member, text) => text,
    classify: () => 'messages',
    read: (packet) => [packet.toString()]
  }
}

const incoming = '42["incoming-message",'

export function speakSocketIo(ready: Ready): Dialect {
  return {
    register: registersNobody,
    connect: () => openEngineWire(ready),
    compose: (_member, text) => requestPacket(1, 'new-message', text),
    classify: (packet) => (startsWith(packet, incoming) ? 'messages' : 'other'),
    read: (packet) => {
      const [, text] = JSON.parse(packet.toString().slice(2)) as [string, string]
      return [text]
    }
  }
}
