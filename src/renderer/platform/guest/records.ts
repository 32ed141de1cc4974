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
  /** Calls the listener when another tab has deleted the record. */
  onForgotten(space: string, listener: () => void): void
}

export function guestRecords(store: KeyValueStore): GuestRecords {
  return {
    read: (space) => {
      const text = store.get(`guest/${space}`)
      return text === null ? null : parsed(text)
    },
    write: (space, record) => {
      store.set(`guest/${space}`, JSON.stringify(record))
    },
    onForgotten: (space, listener) => {
      store.onOtherChange((key) => {
        if (key === `guest/${space}` && store.get(key) === null) listener()
      })
    }
  }
}

function parsed(text: string): GuestRecord | null {
  try {
    return v.parse(GuestRecord, JSON.parse(text))
  } catch (error) {
    console.warn('the saved record of the space cannot be read:', error)
    return null
  }
}
