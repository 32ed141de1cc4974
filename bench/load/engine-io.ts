/** The parts of Engine.IO 4 and Socket.IO 5 that are needed: connect, and request with an acknowledgement. */
import { answerTo, openWire, type Server, type Wire } from './wire.ts'

const path = '/socket.io/?EIO=4&transport=websocket'

export async function openEngineWire(server: Server): Promise<Wire> {
  const wire = await openWire(server, path)
  await answerTo(wire, '40', () => {
    wire.send('40')
  })
  return wire
}

export async function sendRequest(wire: Wire, ack: number, name: string, payload: object): Promise<unknown> {
  const beginning = `43${String(ack)}`
  const packet = await answerTo(wire, `${beginning}[`, () => {
    wire.send(requestPacket(ack, name, payload))
  })
  const [reply] = JSON.parse(packet.toString().slice(beginning.length)) as unknown[]
  return reply
}

export function requestPacket(ack: number, name: string, payload: unknown): string {
  return `42${String(ack)}${JSON.stringify([name, payload])}`
}
