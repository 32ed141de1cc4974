import * as v from 'valibot'
import { Profile } from '#shared/values/profile.ts'
import { Bytes32, Colour } from '#shared/values/ids.ts'
import type { KeyValueStore } from '../platform.ts'

/** An Ed25519 key pair, base64url. */
export const Identity = v.object({ secret: Bytes32, publicKey: Bytes32 })
export type Identity = v.InferOutput<typeof Identity>

const StoredProfile = v.object({ ...Profile.entries, colour: v.nullable(Colour) })
const GuestRecord = v.object({ identity: Identity, profile: StoredProfile })
export type GuestRecord = v.InferOutput<typeof GuestRecord>

export interface GuestRecords {
  /** Null when it is missing or invalid. */
  read(space: string): GuestRecord | null
  write(space: string, record: GuestRecord): void
  /** Of a record that cannot be read: `name` when its identity can be, `all` when not. */
  damage(space: string): 'name' | 'all' | null
  /** Of the record, also when the rest of it is damaged, or of a newcomer. */
  identity(space: string): Identity | null
  /** For a newcomer, until the record is written. */
  setIdentity(space: string, identity: Identity): void
  /** Calls the listener when another tab has deleted the record. */
  onForgotten(space: string, listener: () => void): void
}

const AnyRecord = v.object({ identity: Identity })

export function guestRecords(store: KeyValueStore): GuestRecords {
  const keyOf = (space: string): string => `guest/${space}`
  const newcomerKey = (space: string): string => `guest/${space}/newcomer`
  const read = (space: string): GuestRecord | null => parsed(GuestRecord, store.get(keyOf(space)))
  // In this order: another tab writes the record before it deletes the newcomer's key.
  const identity = (space: string): Identity | null =>
    parsed(Identity, store.get(newcomerKey(space))) ??
    parsed(AnyRecord, store.get(keyOf(space)))?.identity ??
    null
  return {
    read,
    write: (space, record) => {
      store.set(keyOf(space), JSON.stringify(record))
      store.set(newcomerKey(space), null)
    },
    damage: (space) => {
      if (store.get(keyOf(space)) === null || read(space) !== null) return null
      return identity(space) ? 'name' : 'all'
    },
    identity,
    setIdentity: (space, created) => {
      store.set(newcomerKey(space), JSON.stringify(created))
    },
    onForgotten: (space, listener) => {
      store.onOtherChange((key) => {
        if (key === keyOf(space) && store.get(key) === null) listener()
      })
    }
  }
}

function parsed<T>(schema: v.GenericSchema<unknown, T>, text: string | null): T | null {
  if (text === null) return null
  try {
    return v.parse(schema, JSON.parse(text))
  } catch (error) {
    console.warn('what is saved of the space cannot be read:', error)
    return null
  }
}
