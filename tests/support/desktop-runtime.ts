/** Starts the built app on the real Electron. */
import { once } from 'node:events'
import { _electron } from 'playwright-core'
import type { Desktop, DesktopOptions } from './desktop.ts'

export async function startRuntime({ dataDir }: DesktopOptions): Promise<Desktop> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const electron = await _electron.launch({
    args: [...asRoot, '.'],
    env: { ...(process.env as Record<string, string>), PARLEY_DATA: dataDir }
  })
  const child = electron.process()
  const page = await electron.firstWindow()
  await page.waitForURL(/^app:/)
  return {
    page,
    pid: child.pid ?? 0,
    kill: () => void child.kill('SIGKILL'),
    webPreferences: () =>
      electron.evaluate(({ webContents }) => {
        const [contents] = webContents.getAllWebContents()
        // Electron documents it for tests and keeps it out of its types.
        return (contents as unknown as { getLastWebPreferences(): object }).getLastWebPreferences()
      }),
    quit: async () => {
      const ended = once(child, 'exit') as Promise<[number | null]>
      await electron.evaluate(({ app }) => {
        app.quit()
      })
      const [code] = await ended
      if (code !== 0) throw new Error(`the desktop ended with ${String(code)}`)
    }
  }
}
