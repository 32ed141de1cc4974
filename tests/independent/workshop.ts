/** A real host in a process of its own, and people who come to it with this folder's client. */
import { createPrivateKey, randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { openSelf } from '../../src/main/device/self.ts'
import { computer, type Host } from '../main/cli/parley.ts'
import { keysOf, pkcs8 } from './bytes.ts'
import { Client, type As } from './client.ts'
import type { Place } from './greeting.ts'
import { Refused } from './socket.ts'
import { timelineOf, type Message } from './timeline.ts'

export interface Workshop extends Host {
  place: Place
  /** Of the device that has started the space and hosts it. */
  founder: Client['keys']
  /** Connects, as someone new unless keys are given. */
  meet: (keys?: Client['keys'], as?: As) => Promise<Client>
  /** Connects, enters and goes to the lobby. */
  join: (name: string, keys?: Client['keys'], as?: As) => Promise<Client>
}

export const newKeys = (): Client['keys'] => keysOf(randomBytes(32))

/** Gives a computer the key of this seed, before anything runs on it. */
async function setKey(data: string, seed: Buffer): Promise<void> {
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, seed]), format: 'der', type: 'pkcs8' })
  const { file } = await openSelf(data, 'Host')
  file.set('identity', key.export({ type: 'pkcs8', format: 'pem' }).toString())
  file.close()
}

export async function workshop(...more: string[]): Promise<Workshop> {
  const [seed, hosting] = [randomBytes(32), computer()]
  await setKey(hosting.data, seed)
  const host = await hosting.host('Workshop', ...more)
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
  return { ...host, place, founder: keysOf(seed), meet, join }
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
