/** Members of a stored space who are present: real members at real sockets, without sessions. */
import * as v from 'valibot'
import { Claim } from '#shared/log/claim.ts'
import type { JsonObject } from '#shared/log/canonical.ts'
import { entryProof } from '#shared/log/event.ts'
import type { Kind } from '#shared/log/kinds.ts'
import { toBase64 } from '#shared/values/ids.ts'
import { limits } from '#shared/values/limits.ts'
import { forEachMember } from '../../bench/load/each.ts'
import { sendRequest, openEngineWire } from '../../bench/load/engine-io.ts'
import type { Wire } from '../../bench/load/wire.ts'
import type { TestDevice } from './device.ts'
import { onCleanup } from './cleanup.ts'
import type { SpaceHistory, Author } from './space-history.ts'

/** Receives everything and stores nothing. */
export interface ConnectedMember {
  who: Author
  says: (text: string, room?: string) => Promise<void>
  writes: (room: string, kind: Kind, body: JsonObject) => Promise<void>
  leaves: () => void
}

const Greeted = v.object({ claim: Claim, nonce: v.string() })
const Done = v.object({ ok: v.literal(true) })

/**
 * Far fewer than a host takes from one address, and far more than a home has. More of them need `a whole loopback network`
 * (systems.ts).
 */
const perAddress = 50

/** Connects these people to the host's device. */
export async function crowd(
  device: TestDevice,
  past: SpaceHistory,
  people: readonly Author[]
): Promise<ConnectedMember[]> {
  const present: ConnectedMember[] = []
  await forEachMember(people.length, async (one) => {
    const who = people[one]
    if (who)
      present[one] = await comeIn(device, past, who, `127.0.0.${String(1 + Math.floor(one / perAddress))}`)
  })
  return present
}

function serverOf({ device }: TestDevice, space: string): { port: number; certificate: string } {
  const [address] = device.spaces.get(space).summary.addresses ?? []
  const port = Number(address?.split(':')[1])
  return { port, certificate: device.self.certificate.certificate }
}

async function comeIn(
  device: TestDevice,
  past: SpaceHistory,
  who: Author,
  from: string
): Promise<ConnectedMember> {
  const wire = await openEngineWire({ ...serverOf(device, past.space), from })
  onCleanup(() => {
    wire.close()
  })
  await enter(wire, past.space, who)
  let requested = 2
  const writes = async (room: string, kind: Kind, body: JsonObject): Promise<void> => {
    const event = await who.signer.next({ room, kind, body, at: Date.now() })
    v.parse(Done, await sendRequest(wire, (requested += 1), 'event:append', { event }))
  }
  return {
    who,
    writes,
    says: (text, room = 'Lobby') => writes(past.idOf(room), 'message.posted', { text }),
    leaves: () => {
      wire.close()
    }
  }
}

async function enter(wire: Wire, space: string, { keys }: Author): Promise<void> {
  const greeted = await sendRequest(wire, 1, 'space:greet', { v: limits.protocol, app: 'test' })
  const { claim, nonce } = v.parse(Greeted, greeted)
  const proof = toBase64(await keys.sign(entryProof(space, claim.host, nonce)))
  v.parse(Done, await sendRequest(wire, 2, 'space:enter', { key: toBase64(keys.publicKey), proof }))
}
