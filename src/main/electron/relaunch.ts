import { app } from 'electron'

let planned = false

export function relaunch(): void {
  if (planned) return
  planned = true
  // The program inside an AppImage is unmounted at its end.
  const image = process.env['APPIMAGE']
  app.relaunch(image === undefined ? {} : { execPath: image })
}
