import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPages, type BuiltPages } from '../../../src/main/pages/pages.ts'
import { traversals } from './traversals.ts'

const loader = 'watch("ü")'
const secret = 'the diary next to the interface'
let folder: string
let pages: BuiltPages

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-pages-'))
  mkdirSync(join(folder, 'renderer/assets'), { recursive: true })
  writeFileSync(join(folder, 'diary.txt'), secret)
  writeFileSync(
    join(folder, 'renderer/index.html'),
    `<!doctype html><script>${loader}</script><title>Parley</title>`
  )
  writeFileSync(join(folder, 'renderer/assets/main-Ab1.js'), 'start()')
  writeFileSync(join(folder, 'renderer/assets/main-Ab1.css'), 'body {}')
  // A junction, as Windows lets no one but administrators make other links; elsewhere it is a link like any other.
  mkdirSync(join(folder, 'next'))
  writeFileSync(join(folder, 'next/diary.txt'), secret)
  symlinkSync(join(folder, 'next'), join(folder, 'renderer/assets/away'), 'junction')
  pages = openPages(join(folder, 'renderer'))
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

function text(path: string): string {
  return new TextDecoder().decode(pages.get(path).body)
}

describe('the files of the interface', () => {
  test('include the start page, at / and by its name', () => {
    expect(text('/')).toContain('<title>Parley')
    expect(text('/index.html')).toBe(text('/'))
    expect(pages.get('/').headers['content-type']).toBe('text/html; charset=utf-8')
  })

  test('have the content type that nosniff requires', () => {
    expect(text('/assets/main-Ab1.js')).toBe('start()')
    expect(pages.get('/assets/main-Ab1.js').headers['content-type']).toMatch(/^text\/javascript/)
    expect(pages.get('/assets/main-Ab1.css').headers['content-type']).toMatch(/^text\/css/)
  })

  test('have alternative addresses for a retry, and their length', () => {
    expect(text('/again-1/assets/main-Ab1.js')).toBe('start()')
    expect(pages.get('/again-9/assets/main-Ab1.css').headers['content-length']).toBe('7')
  })

  test('must include index.html', () => {
    expect(() => openPages(join(folder, 'renderer/assets'))).toThrow(/no index\.html/)
    expect(() => openPages(join(folder, 'nowhere'))).toThrow(/ENOENT/)
  })
})

describe('everything else', () => {
  test('is tested with many paths', () => {
    expect(new Set(traversals).size).toBeGreaterThanOrEqual(40)
  })

  test.each(traversals)('%j is not found', (path) => {
    const page = pages.get(path)
    expect(page.status).toBe(404)
    expect(new TextDecoder().decode(page.body)).toBe('Not found')
  })

  test('a symbolic link is not followed', () => {
    expect(pages.get('/assets/away/diary.txt').status).toBe(404)
  })
})

describe('every response has the security headers', () => {
  const strict = [
    "default-src 'none'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "connect-src 'self'",
    "require-trusted-types-for 'script'",
    'trusted-types svelte-trusted-html'
  ]

  test.each(['/', '/assets/main-Ab1.js', '/nothing-here'])(
    '%s has the policy and the other headers',
    (path) => {
      const { headers } = pages.get(path)
      expect(headers['content-security-policy']?.split('; ')).toEqual(expect.arrayContaining(strict))
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'origin-agent-cluster': '?1',
        'x-frame-options': 'DENY',
        'cache-control': 'no-store'
      })
    }
  )

  test('only the page’s own inline script may run, by its hash', () => {
    const hash = createHash('sha256').update(loader).digest('base64')
    const policy = pages.get('/').headers['content-security-policy']
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`)
    expect(policy).not.toContain("script-src 'self' 'unsafe-inline'")
  })

  test('the policy can list the host’s address for old Safari', () => {
    const policy = pages.get('/', ['wss://192.168.1.7:4717']).headers['content-security-policy']
    expect(policy).toMatch(/; connect-src 'self' wss:\/\/192\.168\.1\.7:4717$/)
  })
})
