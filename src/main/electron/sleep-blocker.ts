/** Prevents sleep while others are connected; the screen may turn off. */
import { app, powerSaveBlocker } from 'electron'

export function createSleepBlocker(): (serving: boolean) => void {
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
