/** What a window may request of its device. The preload and the local page expose exactly these rows and the session's. */
import * as v from 'valibot'
import { Bytes32, Colour, Count, DeviceId, Name, readAs, SpaceId, SpokenCode, Time } from './values/ids.ts'
import type { Chrome } from './chrome.ts'
import { GuestAccess } from './protocol/hello.ts'
import { Listeners } from './values/listeners.ts'
import type { Reply } from './values/reply.ts'
import type { SpaceApi } from './session/contract.ts'

const Nothing = v.object({})

export const Profile = v.object({ name: readAs.Name, colour: Colour })
export type Profile = v.InferOutput<typeof Profile>

export const Nearby = v.object({
  space: SpaceId,
  name: readAs.Name,
  host: DeviceId,
  hostName: readAs.Name,
  people: Count,
  guests: v.boolean(),
  /** This device has been in the space before. */
  known: v.boolean(),
  /** `host:port`, the one that answered fastest. */
  address: v.string(),
  /** Milliseconds to the last answer. */
  delay: Count
})
export type Nearby = v.InferOutput<typeof Nearby>

/** An invitation for a guest's browser. */
export const Invitation = v.object({
  url: v.pipe(v.string(), v.url()),
  /** Admits as the link does, for somebody who opened the host's address without it. */
  code: SpokenCode,
  uses: Count,
  expires: Time
})
export type Invitation = v.InferOutput<typeof Invitation>

export const MySpace = v.object({
  space: SpaceId,
  name: readAs.Name,
  hosting: v.boolean(),
  unread: Count,
  /** Only while hosting. */
  guests: v.optional(GuestAccess),
  /** Only while hosting: where others reach it, `host:port` each, and the certificate to compare. */
  addresses: v.optional(v.array(v.string())),
  fingerprint: v.optional(v.string())
})
export type MySpace = v.InferOutput<typeof MySpace>

const PerSecond = v.pipe(v.number(), v.finite(), v.minValue(0))

/** Rates are measured over the last few seconds. */
export const HostMeasure = v.object({
  since: Time,
  /** With this device's own. */
  connections: Count,
  guests: Count,
  eventsPerSecond: PerSecond,
  /** To all members together. */
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
  /** In the order of the list of spaces; `events` is null for a file that cannot be read. */
  spaces: v.array(v.object({ space: SpaceId, name: readAs.Name, bytes: Count, events: v.nullable(Count) }))
})
export type StorageMeasure = v.InferOutput<typeof StorageMeasure>

export const NetworkInterface = v.object({
  name: v.string(),
  /** IPv4. */
  addresses: v.array(v.string()),
  /** As far as the system, or its name, tells. */
  kind: v.nullable(v.picklist(['wifi', 'wired', 'virtual', 'vpn', 'loopback'])),
  /** Whether spaces are looked for and shown there; `last`: also there, but any other way is preferred. */
  use: v.picklist(['yes', 'last', 'no']),
  /** Why it is not simply used. `not-chosen`: this Parley was told to use others. */
  why: v.nullable(v.picklist(['virtual', 'vpn', 'self-assigned', 'loopback', 'no-ipv4', 'not-chosen']))
})
export type NetworkInterface = v.InferOutput<typeof NetworkInterface>

export const Network = v.object({
  interfaces: v.array(NetworkInterface),
  /** Ports of the spaces that are hosted here. */
  hosting: v.array(v.object({ space: SpaceId, name: readAs.Name, port: Count })),
  problem: v.nullable(v.object({ at: Time, detail: v.string() }))
})
export type Network = v.InferOutput<typeof Network>

export const Device = v.object({
  device: DeviceId,
  profile: Profile,
  version: v.string(),
  /** This machine's addresses in the local network. */
  addresses: v.array(v.string())
})
export type Device = v.InferOutput<typeof Device>

/** A failure that no request caused and the person should know about. */
export const Problem = v.object({
  about: v.picklist(['discovery', 'storage', 'host']),
  space: v.optional(SpaceId),
  detail: v.string()
})
export type Problem = v.InferOutput<typeof Problem>

export const deviceRequests = {
  'device:watch': {
    payload: Nothing,
    answer: v.object({ device: Device, nearby: v.array(Nearby), spaces: v.array(MySpace) })
  },
  'profile:set': { payload: v.object({ name: Name, colour: Colour }), answer: Nothing },
  'nearby:refresh': { payload: Nothing, answer: Nothing },
  'space:start': {
    payload: v.object({ name: Name, guests: GuestAccess }),
    answer: v.object({ space: SpaceId })
  },
  /** Joins the space that answers at `address` (`host` or `host:port`); a member of it opens it again. */
  'space:join': {
    payload: v.object({ address: v.pipe(v.string(), v.maxLength(255)) }),
    answer: v.object({ space: SpaceId })
  },
  /** Hosts the space again if this device is its host, else connects when it is near. */
  'space:open': { payload: v.object({ space: SpaceId }), answer: Nothing },
  /** Disconnects; a host stops hosting. The space stays in the list. */
  'space:close': { payload: v.object({ space: SpaceId }), answer: Nothing },
  /** Deletes this device's copy. A space hosted here has no host afterwards. */
  'space:forget': { payload: v.object({ space: SpaceId }), answer: Nothing },
  'network:describe': { payload: Nothing, answer: Network },
  'storage:measure': { payload: Nothing, answer: StorageMeasure },
  /** `not-found` for a space that is not hosted here. */
  'host:measure': { payload: v.object({ space: SpaceId }), answer: HostMeasure },
  'guests:set': { payload: v.object({ space: SpaceId, guests: GuestAccess }), answer: Nothing },
  'invitation:create': {
    payload: v.object({ space: SpaceId, uses: v.picklist([1, 50]) }),
    answer: Invitation
  },
  /** Opens a web address outside the app, after asking. */
  'link:open': { payload: v.object({ url: v.pipe(v.string(), v.maxLength(2048)) }), answer: Nothing },
  /** For what the window draws around the page. No effect without a window. */
  'appearance:set': {
    payload: v.object({ scheme: v.picklist(['system', 'light', 'dark']), contrast: v.boolean() }),
    answer: Nothing
  },
  /** Unread in all spaces, for the app's icon; more mentions draw attention to a window in the background. */
  'attention:set': { payload: v.object({ unread: Count, mentions: Count }), answer: Nothing },
  /** Writes an error of the page to this device's log. */
  'fault:report': { payload: v.object({ detail: v.pipe(v.string(), v.maxLength(8_192)) }), answer: Nothing },
  'window:show': { payload: Nothing, answer: Nothing }
} as const

export const deviceBroadcasts = {
  'nearby:changed': v.object({ nearby: v.array(Nearby) }),
  'spaces:changed': v.object({ spaces: v.array(MySpace) }),
  'device:changed': v.object({ device: Device }),
  /** `left`: uses that remain. */
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

/** What the preload puts on `window.parley`. */
export interface Bridge {
  readonly chrome: Chrome
  readonly space: SpaceApi
  readonly device: DeviceApi
}

/** The two messages that cross between a window and its device, over IPC, a worker or a loopback socket. */
export const bridgeChannels = { request: 'parley:request', broadcast: 'parley:broadcast' } as const

/** A request as it crosses; `space` is null for the device's own rows. */
export const BridgeRequest = v.object({
  space: v.nullable(SpaceId),
  name: v.pipe(v.string(), v.maxLength(64)),
  payload: v.unknown()
})
export type BridgeRequest = v.InferOutput<typeof BridgeRequest>

/** A broadcast as it crosses. */
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
