/** Starts the built app on the real Electron. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { _electron } from 'playwright-core'
import type { Desktop, DesktopOptions } from './desktop-options.ts'

const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '.']

export function spawnRuntime(dataDir: string): ChildProcess {
  // Outside Electron the package is the path of its program.
  const program = createRequire(import.meta.url)('electron') as string
  return spawn(program, args, { env: environment(dataDir), stdio: 'inherit' })
}

export async function startRuntime({ dataDir }: DesktopOptions): Promise<Desktop> {
  const electron = await _electron.launch({ args, env: environment(dataDir) })
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
        // Documented by Electron for tests, but not in its types.
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

function environment(dataDir: string): Record<string, string> {
  return { ...(process.env as Record<string, string>), PARLEY_DATA: dataDir }
}
