/** A session's connection over a simulated wire, with the time-outs of the real one. */
import { limits } from '#shared/values/limits.ts'
import type { HostConnection } from '#shared/session/deps.ts'
import type { AnyReply, SimulatedRequest, HostMessage } from './engine.ts'
import type { HostTime } from '../../src/main/host/time.ts'
import type { SimulatedProcess } from './simulated-process.ts'
import type { SimulatedWire } from './simulated-wire.ts'

/** How long a host may take to answer, ms. */
const timeoutMs = 5000

interface Open {
  requests: Map<number, (reply: AnyReply) => void>
  listeners: Map<string, (payload: object) => void>
  onClose: (() => void)[]
  isClosed: boolean
}

export interface SimulatedConnectionOptions {
  wire: SimulatedWire
  time: HostTime
  /** Of the member. */
  process: SimulatedProcess
  /** Events in a page of the log: small ones, so that a short history has many. */
  page: number
}

/** Resolves when the host has accepted the wire, else rejects. */
export function linkOver(parts: SimulatedConnectionOptions): Promise<HostConnection> {
  const { wire, time, process } = parts
  const open: Open = { requests: new Map(), listeners: new Map(), onClose: [], isClosed: false }
  return new Promise((resolve, reject) => {
    const giveUp = time.after(timeoutMs, () => {
      wire.close('member')
    })
    open.listeners.set('connect', () => {
      giveUp()
      resolve(link(parts, open))
    })
    wire.attach('member', {
      receive: (packet) => {
        process.run(() => {
          receive(open, JSON.parse(packet) as HostMessage)
        })
      },
      closed: () => {
        process.run(() => {
          reject(new Error('the host cannot be reached'))
          close(open)
        })
      }
    })
  })
}

function receive({ requests, listeners }: Open, said: HostMessage): void {
  if ('name' in said) listeners.get(said.name)?.(said.payload)
  else requests.get(said.answer)?.(said.reply)
}

function close(open: Open): void {
  if (open.isClosed) return
  open.isClosed = true
  for (const listener of open.onClose) listener()
  for (const settle of open.requests.values()) settle({ ok: false, code: 'offline' })
}

function link({ wire, time, page }: SimulatedConnectionOptions, open: Open): HostConnection {
  let requested = 0
  const request = (name: string, payload: object): Promise<AnyReply> => {
    if (wire.isOver('member')) return Promise.resolve({ ok: false, code: 'offline' })
    const id = (requested += 1)
    const inPages = 'limit' in payload ? { ...payload, limit: Math.min(page, limits.page) } : payload
    wire.send('member', JSON.stringify({ name, payload: inPages, id } satisfies SimulatedRequest))
    return new Promise((resolve) => {
      const giveUp = time.after(timeoutMs, () => {
        settle({ ok: false, code: 'timeout' })
      })
      const settle = (reply: AnyReply): void => {
        giveUp()
        open.requests.delete(id)
        resolve(reply)
      }
      open.requests.set(id, settle)
    })
  }
  return {
    request: request,
    on: (name, listener) => {
      open.listeners.set(name, listener)
    },
    onClose: (listener) => {
      open.onClose.push(listener)
      if (wire.isOver('member')) listener()
    },
    close: () => {
      wire.close('member')
      close(open)
    }
  }
}
