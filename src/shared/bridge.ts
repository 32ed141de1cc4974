/** The requests of a window to its device, in addition to those of sessions. */
import * as v from 'valibot'
import { Bytes32, Count, DeviceId, Name, readAs, SpaceId, SpokenCode, Time } from './values/ids.ts'
import { limits } from './values/limits.ts'
import type { Chrome } from './chrome.ts'
import { GuestAccess } from './protocol/hello.ts'
import { AcceptedProfile, Profile } from './values/profile.ts'
import { Listeners } from './values/listeners.ts'
import type { Reply } from './values/reply.ts'
import type { SpaceApi } from './session/contract.ts'

const Nothing = v.object({})

export const Nearby = v.object({
  space: SpaceId,
  name: readAs.Name,
  host: DeviceId,
  hostName: readAs.Name,
  people: Count,
  guests: v.boolean(),
  known: v.boolean(),
  /** `host:port`, the one that answered fastest. */
  address: v.string(),
  /** Milliseconds to the last answer. */
  delay: Count
})
export type Nearby = v.InferOutput<typeof Nearby>

export const Invitation = v.object({
  url: v.pipe(v.string(), v.url()),
  /** Admits like the link, for people who opened the host's address without it. */
  code: SpokenCode,
  uses: Count,
  expires: Time
})
export type Invitation = v.InferOutput<typeof Invitation>

export const MySpace = v.object({
  space: SpaceId,
  name: readAs.Name,
  /** This device is its host, also while it is stopped. */
  own: v.boolean(),
  hosting: v.boolean(),
  /** Since it was opened until it is closed, across restarts of the device. Only then its session answers. */
  open: v.boolean(),
  unread: Count,
  guests: v.optional(GuestAccess),
  /** Only while hosting: the `host:port` addresses for others, and the certificate to compare. */
  addresses: v.optional(v.array(v.string())),
  fingerprint: v.optional(v.string()),
  /** Where its host has a page for browsers, or had one: links to messages begin so. Absent before it is known. */
  origin: v.optional(v.string())
})
export type MySpace = v.InferOutput<typeof MySpace>

const PerSecond = v.pipe(v.number(), v.finite(), v.minValue(0))

export const HostMeasure = v.object({
  since: Time,
  connections: Count,
  guests: Count,
  eventsPerSecond: PerSecond,
  bytesPerSecond: PerSecond,
  /** Share of one processor that the thread of all spaces uses: 0 to 1. */
  cpu: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  memory: Count,
  disk: Count,
  events: Count
})
export type HostMeasure = v.InferOutput<typeof HostMeasure>

export const StorageMeasure = v.object({
  folder: v.string(),
  free: Count,
  spaces: v.array(v.object({ space: SpaceId, name: readAs.Name, bytes: Count, events: v.nullable(Count) }))
})
export type StorageMeasure = v.InferOutput<typeof StorageMeasure>

export const NetworkInterface = v.object({
  name: v.string(),
  addresses: v.array(v.string()),
  kind: v.nullable(v.picklist(['wifi', 'wired', 'virtual', 'vpn', 'loopback'])),
  /** How discovery uses it; `last`: only after all others. */
  use: v.picklist(['yes', 'last', 'no']),
  /** Why it is not preferred. `not-chosen`: excluded by PARLEY_INTERFACES. */
  why: v.nullable(v.picklist(['virtual', 'vpn', 'self-assigned', 'loopback', 'no-ipv4', 'not-chosen']))
})
export type NetworkInterface = v.InferOutput<typeof NetworkInterface>

export const Network = v.object({
  interfaces: v.array(NetworkInterface),
  hosting: v.array(v.object({ space: SpaceId, name: readAs.Name, port: Count })),
  problem: v.nullable(v.object({ at: Time, detail: v.string() }))
})
export type Network = v.InferOutput<typeof Network>

export const Device = v.object({
  device: DeviceId,
  profile: Profile,
  version: v.string(),
  addresses: v.array(v.string())
})
export type Device = v.InferOutput<typeof Device>

/** `replaced`: another copy of this device hosts the space of this name. */
export const Problem = v.object({
  about: v.picklist(['discovery', 'storage', 'host', 'replaced']),
  space: v.optional(SpaceId),
  detail: v.string()
})
export type Problem = v.InferOutput<typeof Problem>

export const deviceRequests = {
  'device:watch': {
    payload: Nothing,
    answer: v.object({ device: Device, nearby: v.array(Nearby), spaces: v.array(MySpace) })
  },
  'profile:set': { payload: AcceptedProfile, answer: Nothing },
  'nearby:refresh': { payload: Nothing, answer: Nothing },
  'space:start': {
    payload: v.object({ name: Name, guests: GuestAccess }),
    answer: v.object({ space: SpaceId })
  },
  /** With `space`, an address where another space answers now is refused as `not-found`. */
  'space:join': {
    payload: v.object({
      address: v.pipe(v.string(), v.maxLength(255)),
      space: v.optional(SpaceId)
    }),
    answer: v.object({ space: SpaceId })
  },
  'space:open': { payload: v.object({ space: SpaceId }), answer: Nothing },
  /** A host stops hosting. The space stays in the list. */
  'space:close': { payload: v.object({ space: SpaceId }), answer: Nothing },
  /** Deletes this device's copy. A space that is hosted here has no host then. */
  'space:forget': { payload: v.object({ space: SpaceId }), answer: Nothing },
  'network:describe': { payload: Nothing, answer: Network },
  'storage:measure': { payload: Nothing, answer: StorageMeasure },
  'host:measure': { payload: v.object({ space: SpaceId }), answer: HostMeasure },
  'guests:set': { payload: v.object({ space: SpaceId, guests: GuestAccess }), answer: Nothing },
  'invitation:create': {
    payload: v.object({ space: SpaceId, uses: v.picklist([1, limits.groupInvitationUses]) }),
    answer: Invitation
  },
  /** Opens a web address outside the app, after confirmation. */
  'link:open': { payload: v.object({ url: v.pipe(v.string(), v.maxLength(2048)) }), answer: Nothing },
  /** No effect without a window. */
  'appearance:set': {
    payload: v.object({ scheme: v.picklist(['system', 'light', 'dark']), contrast: v.boolean() }),
    answer: Nothing
  },
  'attention:set': { payload: v.object({ unread: Count, mentions: Count }), answer: Nothing },
  'error:report': { payload: v.object({ detail: v.pipe(v.string(), v.maxLength(8_192)) }), answer: Nothing },
  'window:show': { payload: Nothing, answer: Nothing }
} as const

export const deviceBroadcasts = {
  'nearby:changed': v.object({ nearby: v.array(Nearby) }),
  'spaces:changed': v.object({ spaces: v.array(MySpace) }),
  'device:changed': v.object({ device: Device }),
  'invitation:used': v.object({ space: SpaceId, token: Bytes32, left: Count }),
  'problem:occurred': Problem
} as const

export type DeviceRequests = typeof deviceRequests
export type DeviceRequestName = keyof DeviceRequests
export type DevicePayload<N extends DeviceRequestName> = v.InferOutput<DeviceRequests[N]['payload']>
export type DeviceAnswer<N extends DeviceRequestName> = v.InferOutput<DeviceRequests[N]['answer']>

export type DeviceBroadcasts = typeof deviceBroadcasts
export type DeviceBroadcastName = keyof DeviceBroadcasts
export type DeviceBroadcast<N extends DeviceBroadcastName> = v.InferOutput<DeviceBroadcasts[N]>

export interface DeviceApi {
  request<N extends DeviceRequestName>(name: N, payload: DevicePayload<N>): Promise<Reply<DeviceAnswer<N>>>
  on<N extends DeviceBroadcastName>(name: N, listener: (payload: DeviceBroadcast<N>) => void): () => void
}

export interface Bridge {
  readonly chrome: Chrome
  readonly space: SpaceApi
  readonly device: DeviceApi
}

/** The messages between a window and its device, over IPC, a worker or a loopback socket. */
export const bridgeChannels = {
  request: 'parley:request',
  broadcast: 'parley:broadcast',
  /** To a page on a loopback socket, first of all. */
  welcome: 'parley:welcome'
} as const

/** The secrets of a page: the token lasts as long as its device runs, the key proves after a restart that it was here. */
export const PageWelcome = v.object({ token: Bytes32, returnKey: Bytes32 })
export type PageWelcome = v.InferOutput<typeof PageWelcome>
/** With a refusal: what a page that has the key may prove. */
export const PageRefusal = v.object({ nonce: Bytes32 })

/** What a page authenticates with its key (HMAC-SHA-256, base64url). */
export function returnProofText(origin: string, nonce: string): string {
  return ['parley-return', origin, nonce].join('\n')
}

export const BridgeRequest = v.object({
  space: v.nullable(SpaceId),
  name: v.pipe(v.string(), v.maxLength(64)),
  payload: v.unknown()
})
export type BridgeRequest = v.InferOutput<typeof BridgeRequest>

export const BridgeBroadcast = v.object({
  space: v.nullable(SpaceId),
  name: v.pipe(v.string(), v.maxLength(64)),
  payload: v.unknown()
})
export type BridgeBroadcast = v.InferOutput<typeof BridgeBroadcast>

export type BridgeListener = (payload: never) => void

export class BridgeListeners {
  readonly #listeners = new Listeners<[BridgeBroadcast]>()

  add(space: string | null, name: string, listener: BridgeListener): () => void {
    return this.#listeners.add((broadcast) => {
      if (broadcast.space === space && broadcast.name === name) listener(broadcast.payload as never)
    })
  }

  emit(broadcast: BridgeBroadcast): void {
    this.#listeners.emit(broadcast)
  }
}
