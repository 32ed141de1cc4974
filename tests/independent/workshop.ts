/** A real host in a process of its own, and people who come to it with this folder's client. */
import { randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { computer, type Host } from '../main/cli/parley.ts'
import { keysOf } from './bytes.ts'
import { Client, type As } from './client.ts'
import type { Place } from './greeting.ts'
import { Refused } from './socket.ts'
import { timelineOf, type Message } from './timeline.ts'

export interface Workshop extends Host {
  place: Place
  /** Connects, as someone new unless keys are given. */
  meet: (keys?: Client['keys'], as?: As) => Promise<Client>
  /** Connects, enters and goes to the lobby. */
  join: (name: string, keys?: Client['keys'], as?: As) => Promise<Client>
}

export const newKeys = (): Client['keys'] => keysOf(randomBytes(32))

export async function workshop(...more: string[]): Promise<Workshop> {
  const host = await computer().host('Workshop', ...more)
  const place = { address: '127.0.0.1', port: host.port }
  const meet = async (keys = newKeys(), as: As = {}): Promise<Client> => {
    const client = await Client.connect(place, keys, as)
    onTestFinished(() => client.socket.close())
    return client
  }
  const join = async (name: string, keys = newKeys(), as: As = {}): Promise<Client> => {
    const client = await meet(keys, as)
    await client.enter(name)
    return client
  }
  return { ...host, place, meet, join }
}

/** The messages of a room as someone sees them now. */
export function seen({ reader }: Client, room: string): Message[] {
  return timelineOf(reader.logOf(room).placed)
}

export function texts(client: Client, room: string): string[] {
  return seen(client, room).map(({ text }) => text)
}

/** The code with which something is refused. */
export async function refusal(doing: Promise<unknown>): Promise<string> {
  try {
    await doing
    return 'nothing was refused'
  } catch (error) {
    if (error instanceof Refused) return error.code
    throw error
  }
}
