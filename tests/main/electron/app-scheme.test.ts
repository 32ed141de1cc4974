import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test, vi } from 'vitest'
import { registerScheme, serveInterface } from '../../../src/main/electron/app-scheme.ts'

type Answer = (request: { url: string; method: string }) => Response

const electron = vi.hoisted(() => ({
  app: { isPackaged: true },
  declared: [] as unknown[],
  answer: null as Answer | null
}))

vi.mock('electron', () => ({
  app: electron.app,
  protocol: {
    registerSchemesAsPrivileged: (schemes: unknown[]) => electron.declared.push(...schemes),
    handle: (_scheme: string, answer: Answer) => (electron.answer = answer)
  }
}))

const root = mkdtempSync(join(tmpdir(), 'parley-test-'))
writeFileSync(join(root, 'index.html'), '<p>hello</p>')

const statusOf = (url: string, method = 'GET'): number | undefined =>
  electron.answer?.({ url, method }).status

beforeEach(() => {
  electron.app.isPackaged = true
  vi.unstubAllEnvs()
})

afterAll(() => {
  rmSync(root, { recursive: true })
})

test('the interface has its own secure origin, which answers only reads', async () => {
  registerScheme()
  expect(electron.declared).toMatchObject([
    { scheme: 'app', privileges: { standard: true, secure: true, codeCache: true } }
  ])
  expect(serveInterface(root)).toBe('app://parley/')
  const page = electron.answer?.({ url: 'app://parley/', method: 'GET' })
  expect([page?.status, await page?.text()]).toEqual([200, '<p>hello</p>'])
  expect([statusOf('app://evil/'), statusOf('app://parley/x'), statusOf('app://parley/', 'POST')]).toEqual([
    404, 404, 404
  ])
})

test('the address may differ only in development', () => {
  vi.stubEnv('ELECTRON_RENDERER_URL', 'http://localhost:5173')
  expect(serveInterface(root)).toBe('app://parley/')
  electron.app.isPackaged = false
  expect(serveInterface(root)).toBe('http://localhost:5173')
})
