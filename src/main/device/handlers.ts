import { statfs } from 'node:fs/promises'
import { resolve } from 'node:path'
import type {
  DeviceAnswer,
  DevicePayload,
  DeviceRequestName,
  Network,
  StorageMeasure
} from '#shared/bridge.ts'
import { Refused } from '#shared/values/reply.ts'
import type { Discovery } from '../discovery/discovery.ts'
import type { ErrorLogFile } from './error-log-file.ts'
import { setProfile, type Self } from './self.ts'
import type { Spaces } from './spaces.ts'

export type DeviceHandlers = {
  [N in DeviceRequestName]: (payload: DevicePayload<N>) => DeviceAnswer<N> | Promise<DeviceAnswer<N>>
}

export interface DeviceHandlerDeps {
  self: Self
  dataDir: string
  errorLog: ErrorLogFile
  spaces: Spaces
  discovery: Discovery
  watch: () => DeviceAnswer<'device:watch'>
  network: () => Network
  profileChanged: () => void
}

export function deviceHandlers({
  self,
  dataDir,
  errorLog,
  spaces,
  discovery,
  watch,
  network,
  profileChanged
}: DeviceHandlerDeps): DeviceHandlers {
  return {
    'device:watch': watch,

    'profile:set': (profile) => {
      setProfile(self, profile)
      spaces.introduce()
      profileChanged()
      return {}
    },

    'nearby:refresh': () => {
      discovery.refresh()
      spaces.retryNow()
      return {}
    },

    'space:start': async ({ name, guests }) => ({ space: await spaces.start(name, guests) }),
    'space:join': async ({ address, space }) => ({ space: await spaces.join(address, space) }),
    'space:open': async ({ space }) => {
      await spaces.open(space)
      return {}
    },
    'space:close': async ({ space }) => {
      await spaces.close(space)
      return {}
    },

    'space:forget': async ({ space }) => {
      await spaces.forget(space)
      return {}
    },

    'network:describe': network,
    'storage:measure': () => measureStorage(dataDir, spaces),
    'host:measure': ({ space }) => spaces.get(space).measure(),
    'guests:set': ({ space, guests }) => {
      spaces.get(space).setGuests(guests)
      return {}
    },
    'error:report': ({ detail }) => {
      errorLog.write('the interface', detail)
      return {}
    },
    'invitation:create': ({ space, uses }) => spaces.get(space).invite(uses),

    // A browser's page has no window of ours around it.
    'appearance:set': () => ({}),
    'attention:set': () => ({}),
    'window:show': () => ({}),
    'link:open': () => {
      throw new Refused('forbidden', 'only a window opens links')
    }
  }
}

async function measureStorage(dataDir: string, spaces: Spaces): Promise<StorageMeasure> {
  const { bavail, bsize } = await statfs(dataDir)
  return {
    folder: resolve(dataDir),
    free: bavail * bsize,
    spaces: spaces.list.map(({ space, name }) => ({ space, name, ...spaces.sizeOf(space) }))
  }
}
