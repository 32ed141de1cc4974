/** Whole devices in a test: discovery, files, sessions and hosts, without a window. */
import { expect } from 'vitest'
import type { LogEvent } from '#shared/log/event.ts'
import type {
  BridgeBroadcast,
  DeviceAnswer,
  DevicePayload,
  DeviceRequestName,
  Nearby
} from '#shared/bridge.ts'
import { unwrap, type Reply } from '#shared/values/reply.ts'
import type {
  SessionAnswer,
  SessionPayload,
  SessionRequestName,
  SpaceView
} from '#shared/session/contract.ts'
import { openDevice, type OpenedDevice } from '../../src/main/device/local-device.ts'
import { tempFolder } from './chat.ts'
import { onCleanup } from './cleanup.ts'

export interface TestDevice {
  device: OpenedDevice
  dataDir: string
  /** All broadcasts of the device. */
  received: BridgeBroadcast[]
  requestDevice: <N extends DeviceRequestName>(
    name: N,
    payload: DevicePayload<N>
  ) => Promise<Reply<DeviceAnswer<N>>>
  request: <N extends SessionRequestName>(
    space: string,
    name: N,
    payload: SessionPayload<N>
  ) => Promise<SessionAnswer<N>>
  /** What is listed of this space. */
  nearby: (space: string) => Promise<Nearby[]>
  /** Starts a space, here and now. */
  start: (name: string) => Promise<string>
  view: (space: string) => Promise<SpaceView>
  /** Waits until this device and the given one see each other in the space's lobby. */
  texts: (space: string) => Promise<string[]>
  post: (space: string, text: string) => Promise<void>
  close: () => Promise<void>
}

const pollOptions = { timeout: 8000, interval: 20 }

/**
 * A device of someone called `name`, gone after the test.
 *
 * @param pagesDir the built interface, for guests
 */
export async function openTestDevice(
  name: string,
  dataDir = tempFolder(),
  pagesDir = '/nowhere'
): Promise<TestDevice> {
  const options = { dataDir, pagesDir, version: '0.0.0', profileName: name }
  const device = await openDevice(options)
  const received: BridgeBroadcast[] = []
  device.onBroadcast((broadcast) => received.push(broadcast))
  let open = true
  const close = async (): Promise<void> => {
    if (open) await device.close()
    open = false
  }
  onCleanup(close)
  const requestDevice = <N extends DeviceRequestName>(
    requested: N,
    payload: DevicePayload<N>
  ): Promise<Reply<DeviceAnswer<N>>> => device.request({ space: null, name: requested, payload })
  const request = async <N extends SessionRequestName>(
    space: string,
    requested: N,
    payload: SessionPayload<N>
  ): Promise<SessionAnswer<N>> =>
    unwrap((await device.request({ space, name: requested, payload })) as Reply<SessionAnswer<N>>)
  const lobbyOf = async (space: string): Promise<string> =>
    (await request(space, 'space:watch', {})).space.lobby
  return {
    device,
    dataDir,
    received,
    requestDevice,
    request,
    close,
    nearby: async (space) => {
      const { nearby } = unwrap(await requestDevice('device:watch', {}))
      return nearby.filter((one) => one.space === space)
    },
    start: async (called) =>
      unwrap(await requestDevice('space:start', { name: called, guests: 'off' })).space,
    view: (space) => request(space, 'space:watch', {}),
    texts: async (space) => {
      const { placed } = await request(space, 'log:read', { room: await lobbyOf(space), limit: 100 })
      return placed.flatMap(({ event }) => (event.kind === 'message.posted' ? [textOf(event)] : []))
    },
    post: async (space, text) => {
      await expect
        .poll(async () => (await request(space, 'space:watch', {})).rooms[0]?.membership, pollOptions)
        .toBe('joined')
      await request(space, 'event:write', {
        room: await lobbyOf(space),
        kind: 'message.posted',
        body: { text }
      })
    }
  }
}

function textOf({ body }: LogEvent): string {
  return typeof body['text'] === 'string' ? body['text'] : ''
}

/** Waits until the device sees this space nearby. Other tests use spaces of the same names. */
export async function seesNearby(device: TestDevice, space: string): Promise<Nearby> {
  await expect.poll(async () => (await device.nearby(space)).length, pollOptions).toBe(1)
  const [found] = await device.nearby(space)
  if (!found) throw new Error('it has gone again')
  return found
}

/** {@link seesNearby}, then one click. */
export async function joinNearby(device: TestDevice, space: string): Promise<void> {
  const { address } = await seesNearby(device, space)
  unwrap(await device.requestDevice('space:join', { address }))
}

export { pollOptions }
