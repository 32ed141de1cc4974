import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
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
  writeFileSync(join(folder, 'renderer/assets/main-Ab1.js.br'), brotliCompressSync('start()'))
  writeFileSync(join(folder, 'renderer/assets/main-Ab1.js.gz'), gzipSync('start()'))
  writeFileSync(join(folder, 'renderer/index.html.gz'), gzipSync('a page'))
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

describe('a browser that can read compressed files', () => {
  const path = '/assets/main-Ab1.js'
  const get = (acceptEncoding?: string) => pages.get(path, { acceptEncoding })

  test('gets the smallest form that it accepts, with its length', () => {
    const brotli = get('gzip, deflate, br, zstd')
    expect(brotli.headers).toMatchObject({
      'content-encoding': 'br',
      'content-length': String(brotli.body.length),
      'content-type': 'text/javascript; charset=utf-8'
    })
    expect(brotliDecompressSync(brotli.body).toString()).toBe('start()')
    expect(gunzipSync(get('gzip, deflate').body).toString()).toBe('start()')
  })

  test.each([
    [undefined, undefined],
    ['', undefined],
    ['identity', undefined],
    ['deflate', undefined],
    ['br;q=0, gzip;q=0', undefined],
    ['*;q=0', undefined],
    ['gzip;q=0.2, identity;q=0.9', undefined],
    ['br;q=x', undefined],
    ['br', 'br'],
    ['*', 'br'],
    ['BR', 'br'],
    ['gzip', 'gzip'],
    ['br;q=0, *', 'gzip'],
    ['br;q=0.1, gzip;q=0.9', 'gzip'],
    ['br ; q=0.5 , gzip ; q=0.5', 'br'],
    ['gzip;q=1.000, br;q=0.999', 'gzip'],
    ['identity;q=0, gzip;q=0.1', 'gzip']
  ])('Accept-Encoding: %s is answered with %s', (accept, encoding) => {
    expect(get(accept).headers['content-encoding']).toBe(encoding)
  })

  test('and a cache between knows that the forms differ', () => {
    expect(get().headers['vary']).toBe('accept-encoding')
    expect(pages.get('/again-2/assets/main-Ab1.js').headers['vary']).toBe('accept-encoding')
    expect(pages.get('/assets/main-Ab1.css', { acceptEncoding: 'br' }).headers['vary']).toBeUndefined()
  })

  test('the compressed forms are no files of their own', () => {
    expect(pages.get(`${path}.br`).status).toBe(404)
    expect(pages.get('/index.html.gz').status).toBe(404)
  })
})

describe('a browser that was here before', () => {
  test('does not ask again for files with a hash in their names', () => {
    for (const path of ['/assets/main-Ab1.js', '/again-1/assets/main-Ab1.js'])
      expect(pages.get(path).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  test('asks whether the page has changed, and gets it only then', () => {
    const { headers, body } = pages.get('/')
    expect(headers['cache-control']).toBe('no-cache')
    const { etag } = headers
    expect(etag).toMatch(/^"[\w-]{43}"$/)
    for (const ifNoneMatch of [etag, `W/${etag ?? ''}`, `"other", ${etag ?? ''}`]) {
      const again = pages.get('/', { ifNoneMatch })
      expect([again.status, again.body.length]).toEqual([304, 0])
      expect(again.headers).toMatchObject({ etag, 'cache-control': 'no-cache' })
    }
    expect(pages.get('/', { ifNoneMatch: '"other"' })).toMatchObject({ status: 200, body })
    expect(pages.get('/index.html').headers['etag']).toBe(etag)
  })

  test('another run gives the same page another tag: a host elsewhere at this address cannot have given it', () => {
    const other = openPages(join(folder, 'renderer'))
    expect(other.get('/', { ifNoneMatch: pages.get('/').headers['etag'] }).status).toBe(200)
  })

  test('keeps nothing of what is not there', () => {
    expect(pages.get('/assets/main-Ab2.js').headers).toMatchObject({ 'cache-control': 'no-store' })
    expect(pages.get('/assets/main-Ab2.js').headers['etag']).toBeUndefined()
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

  const nothing = ["default-src 'none'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"]

  test.each([
    ['/', strict],
    ['/assets/main-Ab1.js', nothing],
    ['/nothing-here', nothing]
  ])('%s has its policy and the other headers', (path, policy) => {
    const { headers } = pages.get(path)
    expect(headers['content-security-policy']?.split('; ')).toEqual(expect.arrayContaining(policy))
    expect(headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'origin-agent-cluster': '?1',
      'x-frame-options': 'DENY'
    })
  })

  test('only the page’s own inline script may run, by its hash', () => {
    const hash = createHash('sha256').update(loader).digest('base64')
    const policy = pages.get('/').headers['content-security-policy']
    expect(policy).toContain(`script-src 'self' 'sha256-${hash}';`)
    expect(policy).not.toContain("script-src 'self' 'unsafe-inline'")
  })

  test('the policy can list the host’s address for old Safari', () => {
    const policy = pages.get('/', { connect: ['wss://192.168.1.7:4717'] }).headers['content-security-policy']
    expect(policy).toMatch(/; connect-src 'self' wss:\/\/192\.168\.1\.7:4717$/)
  })
})
