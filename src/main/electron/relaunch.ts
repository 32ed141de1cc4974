import { app } from 'electron'

let planned = false

/** Starts the app once more as soon as this one has ended, however often it is asked to. */
export function startAgain(): void {
  if (planned) return
  planned = true
  // The program inside an AppImage is gone once it has ended.
  const image = process.env['APPIMAGE']
  app.relaunch(image === undefined ? {} : { execPath: image })
}
