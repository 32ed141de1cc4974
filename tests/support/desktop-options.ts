import type { Page } from 'playwright-core'

export interface Description {
  badge: number
  blockers: string[]
  sandboxed: boolean
}

/** What a test controls or reads of the system; see electron/system.ts. */
export interface System {
  emit(what: 'theme' | 'full-screen', value: boolean): void
  emit(what: 'blur' | 'session-end' | 'shutdown'): void
  describe(): Promise<Description>
}

export interface Desktop {
  page: Page
  /** Of the main process. */
  pid: number
  /** Resolves once everything has ended; rejects when it did not end well. */
  quit(): Promise<void>
  kill(): void
  /** Only on the stand-in: Playwright loses a real window whose page crashed. @returns the page that came back */
  crash?(page: Page): Promise<Page>
  /** Only on the stand-in. */
  system?: System
  /** Only where the runtime is real. */
  webPreferences?(): Promise<object>
}

export interface LaunchOptions {
  env?: Record<string, string> | undefined
  /** Switches of the command line, such as `--lang=de`. */
  flags?: string[]
  /** The built entry, when it is not the project's. */
  main?: string | undefined
}

export interface DesktopOptions extends LaunchOptions {
  dataDir: string
  /** What the person is called; the name of the system's account when it is absent. */
  name?: string
}
