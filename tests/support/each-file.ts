/** Vitest runs this before each file, also where files share a process and with it all other modules. */
import { afterAll, vi } from 'vitest'
import { cleanUpShared } from './cleanup.ts'

afterAll(async () => {
  vi.unstubAllEnvs()
  vi.useRealTimers()
  await cleanUpShared()
})
