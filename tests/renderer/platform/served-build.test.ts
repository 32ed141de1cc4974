/** The page compares itself with what its server has now. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import {
  isMissing,
  ownBuild,
  reloadFor,
  servedBuild,
  wasReloaded
} from '../../../src/renderer/platform/served-build.ts'

const tag = (script: string): string =>
  `<script type="module" id="entry" blocking="render" crossorigin src="./assets/${script}"></script>`
const pageWith = (script: string): string => `<html><head>${tag(script)}</head><body></body></html>`

let stored: Map<string, string>
let reloads: number

beforeEach(() => {
  stored = new Map()
  reloads = 0
  vi.stubGlobal('location', {
    href: 'https://mill:4717/',
    origin: 'https://mill:4717',
    reload: () => (reloads += 1)
  })
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
    removeItem: (key: string) => stored.delete(key)
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

function serve(answer: () => Response | Promise<Response>): void {
  vi.stubGlobal('fetch', () => Promise.resolve().then(answer))
}
const html = (body: string, status = 200): Response =>
  new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8' } })

test('the first script names the build, in the page and on the server', async () => {
  vi.stubGlobal('document', { querySelector: () => ({ outerHTML: tag('index-a.js') }) })
  serve(() => html(pageWith('index-b.js')))
  expect([ownBuild(), await servedBuild()]).toEqual(['./assets/index-a.js', './assets/index-b.js'])
})

test.each([
  ['lets no guests in', () => new Response('No guests here.', { status: 404 })],
  ['is another page', () => html('<p>Log in</p>')],
  ['does not answer', () => Promise.reject(new TypeError('Failed to fetch'))]
])('a server that %s has no build', async (_what, answer) => {
  serve(answer)
  expect(await servedBuild()).toBeNull()
})

test.each([
  ['a 404', () => new Response('Not found', { status: 404 }), true],
  ['a page in its place', () => html(pageWith('index-b.js')), true],
  ['the file', () => new Response('', { headers: { 'content-type': 'text/javascript' } }), false],
  ['nothing', () => Promise.reject(new TypeError('Failed to fetch')), false]
])('a chunk for which the server sends %s: is it missing?', async (_what, answer, expected) => {
  serve(answer)
  expect(await isMissing('/assets/a.js')).toBe(expected)
})

test('the page is reloaded once for each build, and the reloaded page knows that', () => {
  expect([wasReloaded(), reloadFor('b'), reloadFor('b'), reloads]).toEqual([false, true, false, 1])
  expect([wasReloaded(), wasReloaded()]).toEqual([true, false])
  expect([reloadFor('b'), reloadFor('c'), reloads]).toEqual([false, true, 2])
})

test('a page that could not remember it is not reloaded', () => {
  vi.stubGlobal('sessionStorage', {
    getItem: () => null,
    setItem: () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  })
  expect([reloadFor('b'), reloads]).toEqual([false, 0])
})
