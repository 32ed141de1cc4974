/** A computer that others are connected to does not go to sleep by itself. Its screen may. */
import { app, powerSaveBlocker } from 'electron'

/** @returns what to call whenever it changes whether others are connected */
export function createWakefulness(): (serving: boolean) => void {
  let blocker: number | null = null
  const set = (serving: boolean): void => {
    if (serving && blocker === null) blocker = powerSaveBlocker.start('prevent-app-suspension')
    if (serving || blocker === null) return
    powerSaveBlocker.stop(blocker)
    blocker = null
  }
  app.on('quit', () => {
    set(false)
  })
  return set
}
