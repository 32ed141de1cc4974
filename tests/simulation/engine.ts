/** What a host uses of Socket.IO's server, over simulated wires: sockets, rooms, acknowledgements. */
import { EventEmitter } from 'node:events'
import { clientHeader } from '#shared/protocol/hello.ts'
import type { Reply } from '#shared/values/reply.ts'
import type { Caller } from '../../src/main/host/sockets/caller.ts'
import type { SimulatedWire } from './simulated-wire.ts'

export type AnyReply = Reply<object>

/** Member to host: a request. */
export interface SimulatedRequest {
  name: string
  payload: object
  /** Its number, to match the answer. */
  id: number
}

/** Host to member: the answer to a request, or a broadcast. */
export type HostMessage = { answer: number; reply: AnyReply } | { name: string; payload: object }

/** The first message to each side. */
const standing: HostMessage = { name: 'connect', payload: {} }

const open = { readyState: 'open', writeBuffer: [], transport: {}, on: () => undefined }

type Say = (wire: SimulatedWire, said: HostMessage) => void
type Answered = (request: SimulatedRequest, reply: AnyReply) => void

export class SimulatedSocket {
  readonly id: string
  /** Filled in by the host. */
  readonly data: Partial<{ caller: Caller }> = {}
  readonly request = { headers: { [clientHeader]: '1' } }
  /** Nothing waits here: a slow reader is a slow wire. */
  readonly conn
  readonly #events = new EventEmitter()
  readonly #wire: SimulatedWire
  readonly #say: Say
  readonly #answered: Answered

  constructor(id: string, wire: SimulatedWire, say: Say, answered: Answered) {
    this.id = id
    this.#answered = answered
    this.conn = { ...open, remoteAddress: id }
    this.#wire = wire
    this.#say = say
  }

  on(name: string, listener: (...args: unknown[]) => void): void {
    this.#events.on(name, listener)
  }

  /** For requests that the contract does not know; a simulated member sends none. */
  onAny(): void {}

  handle(request: SimulatedRequest): void {
    const { name, payload, id } = request
    this.#events.emit(name, payload, (reply: AnyReply) => {
      this.#say(this.#wire, { answer: id, reply })
      this.#answered(request, reply)
    })
  }

  emit(said: HostMessage): void {
    this.#say(this.#wire, said)
  }

  disconnect(): void {
    this.#wire.close('host')
  }

  /** The wire has closed. */
  end(): void {
    this.#events.emit('disconnect')
  }
}

interface Recipients {
  except: (room: string) => Recipients
  emit: (name: string, payload: object) => void
}

export class SimulatedEngine {
  readonly all = new Map<string, SimulatedSocket>()
  readonly #rooms = new Map<string, Set<string>>()
  readonly #say: Say
  readonly #answered: Answered
  #connected: ((socket: SimulatedSocket) => void) | null = null
  #count = 0
  readonly sockets = {
    adapter: { socketRooms: (id: string): ReadonlySet<string> => this.#roomsOf(id), rooms: this.#rooms },
    sockets: this.all
  }

  /** @param say sends what the host says, for as long as it can */
  constructor(say: Say, answered: Answered) {
    this.#say = say
    this.#answered = answered
  }

  on(_connection: 'connection', connected: (socket: SimulatedSocket) => void): void {
    this.#connected = connected
  }

  /** A member has dialled. */
  accept(wire: SimulatedWire): SimulatedSocket {
    const id = `socket ${String((this.#count += 1))}`
    const socket = new SimulatedSocket(id, wire, this.#say, this.#answered)
    this.all.set(id, socket)
    this.#room(id).add(id)
    wire.attach('host', {
      receive: (packet) => {
        socket.handle(JSON.parse(packet) as SimulatedRequest)
      },
      closed: () => {
        this.all.delete(id)
        for (const members of this.#rooms.values()) members.delete(id)
        socket.end()
      }
    })
    this.#connected?.(socket)
    socket.emit(standing)
    return socket
  }

  in(room: string): Record<'socketsJoin' | 'socketsLeave', (rooms: string | string[]) => void> & {
    disconnectSockets: () => void
  } {
    const ids = [...this.#room(room)]
    return {
      socketsJoin: (rooms) => {
        for (const each of [rooms].flat()) for (const id of ids) this.#room(each).add(id)
      },
      socketsLeave: (rooms) => {
        for (const each of [rooms].flat()) for (const id of ids) this.#room(each).delete(id)
      },
      disconnectSockets: () => {
        for (const id of ids) this.all.get(id)?.disconnect()
      }
    }
  }

  to(room: string, except: readonly string[] = []): Recipients {
    return {
      except: (another) => this.to(room, [...except, another]),
      emit: (name, payload) => {
        const out = new Set(except.flatMap((each) => [...this.#room(each)]))
        for (const id of this.#room(room)) if (!out.has(id)) this.all.get(id)?.emit({ name, payload })
      }
    }
  }

  #room(name: string): Set<string> {
    const known = this.#rooms.get(name) ?? new Set()
    this.#rooms.set(name, known)
    return known
  }

  #roomsOf(id: string): Set<string> {
    return new Set([...this.#rooms].flatMap(([name, members]) => (members.has(id) ? [name] : [])))
  }
}
