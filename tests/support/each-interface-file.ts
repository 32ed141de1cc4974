/** Vitest runs this before each file of the interface: they share a process, and with it the globals that they replace. */
import { afterEach, vi } from 'vitest'

afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})
