import { existsSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer as createHttpServer } from 'node:http'
import { createServer as createHttpsServer } from 'node:https'
import { createServer, type AddressInfo, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { fetchRuntime, lastWords } from '../../scripts/setup/download.mjs'
import { newCertificate } from '../../src/main/identity/certificate.ts'
import { checkout, headless, type Checkout } from '../support/checkout.ts'
import { isRunning } from '../support/processes.ts'
import { lacks } from '../support/systems.ts'

/** Notes that it began, leaves something half done, and takes its time; so does what it starts. */
const endless = `const { spawn } = require('node:child_process'); const fs = require('node:fs')
fs.mkdirSync(__dirname + '/dist', { recursive: true }); fs.writeFileSync(__dirname + '/dist/electron', 'half')
const child = spawn('sleep', ['60'])
fs.appendFileSync(process.env.NOTE, child.pid + '\\n'); setInterval(() => {}, 1000)`
const commonjs = '{ "type": "commonjs", "bin": "./endless.js" }'

const works: [string, Record<string, string>][] = [
  ['the download of Electron', { 'node_modules/electron/install.js': endless }],
  [
    'the installation of dependencies',
    { 'node_modules/.package-lock.json': '{', 'npm/npm-cli.js': endless, 'npm/package.json': commonjs }
  ],
  [
    'the build',
    {
      'src/main/headless.ts': '// changed',
      'node_modules/electron-vite/endless.js': endless,
      'node_modules/electron-vite/package.json': commonjs,
      'node_modules/.cache/parley/built': 'other sources'
    }
  ]
]

// Windows has no signals to pass on.
describe.skipIf(lacks('scripts') || lacks('signals'))('a signal stops the download', () => {
  for (const [work, files] of works) {
    test.for([
      ['SIGINT', 130],
      ['SIGTERM', 143]
    ] as const)(
      `%s during ${work} ends all, leaves nothing, and the next start tries again`,
      async ([signal, code]) => {
        const { root, run } = checkout({ ...headless, ...files })
        const note = join(mkdtempSync(join(tmpdir(), 'parley-note-')), 'note')
        const env = { NOTE: note, npm_execpath: join(root, 'npm/npm-cli.js') }
        // Whole lines: the file is empty for a moment after it is made.
        const begun = (): string[] =>
          existsSync(note) ? readFileSync(note, 'utf8').split('\n').slice(0, -1) : []
        const app = run('start', [], env)
        await expect.poll(() => begun().length).toBe(1)
        app.signal(signal)
        expect(await app.ended).toBe(code)
        expect(app.said()).not.toContain('headless')
        await expect.poll(() => isRunning(Number(begun()[0]))).toBe(false)
        expect(existsSync(join(root, 'node_modules/.cache/parley/electron-out-of-reach'))).toBe(false)
        expect(existsSync(join(root, 'node_modules/electron/dist'))).toBe(false)
        run('start', [], env)
        await expect.poll(() => begun().length).toBe(2)
      }
    )
  }
})

/** The real package, which has to download its runtime. */
function withInstaller(): Checkout {
  const made = checkout({
    ...headless,
    'node_modules/electron/install.js': readFileSync('node_modules/electron/install.js', 'utf8'),
    'node_modules/electron/package.json': readFileSync('node_modules/electron/package.json', 'utf8'),
    'node_modules/electron/checksums.json': readFileSync('node_modules/electron/checksums.json', 'utf8')
  })
  mkdirSync(join(made.root, 'node_modules/@electron'))
  symlinkSync(resolve('node_modules/@electron/get'), join(made.root, 'node_modules/@electron/get'))
  return made
}

/** No settings of the person who runs the tests, and an empty cache. */
const plain = (root: string): NodeJS.ProcessEnv => ({
  ...Object.fromEntries(
    Object.keys(process.env)
      .filter((name) => /proxy|^npm_config_|^ELECTRON_|^NODE_EXTRA/i.test(name))
      .map((name) => [name, undefined])
  ),
  electron_config_cache: join(root, 'cache')
})

async function listening(server: Server): Promise<number> {
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  onTestFinished(() => void server.close())
  return (server.address() as AddressInfo).port
}

/** A company's proxy that lets no one out. */
async function startProxy(): Promise<{ url: string; requested: string[] }> {
  const requested: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => undefined) // the caller has hung up
    socket.once('data', (bytes) => {
      requested.push(bytes.toString().split('\r\n', 1)[0] ?? '')
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n')
    })
  })
  return { url: `http://127.0.0.1:${String(await listening(server))}`, requested }
}

describe.skipIf(lacks('scripts') || lacks('signals'))('the download', { timeout: 30_000 }, () => {
  test.for(['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'npm_config_https_proxy', 'npm_config_proxy'])(
    'uses the proxy in %s, and reports its answer',
    async (name) => {
      const { url, requested } = await startProxy()
      const { root, run } = withInstaller()
      const app = run('start', [], { ...plain(root), [name]: url })
      expect(await app.ended).toBe(5)
      expect(requested[0]).toMatch(/^CONNECT \S+:443 HTTP\/1\.1$/)
      expect(app.said()).toMatch(/could not be had \(.*407.*; `npm start -- --again` tries again\)/)
    }
  )

  test.for(['NO_PROXY', 'npm_config_noproxy'])('bypasses the proxy as %s says', async (name) => {
    const { url, requested } = await startProxy()
    const { root, run } = withInstaller()
    const mirror = await startMirror()
    const env = { HTTPS_PROXY: url, HTTP_PROXY: url, ELECTRON_MIRROR: mirror.url, [name]: '127.0.0.1' }
    await run('start', [], { ...plain(root), ...env }).ended
    expect(mirror.requested).toHaveLength(1)
    expect(requested).toEqual([])
  })

  test('uses the mirror in ELECTRON_MIRROR', async () => {
    const mirror = await startMirror()
    const { root, run } = withInstaller()
    const app = run('start', [], { ...plain(root), ELECTRON_MIRROR: mirror.url })
    await app.ended
    expect(mirror.requested[0]).toMatch(/^\/v\d+\.\d+\.\d+\/electron-v\d+\.\d+\.\d+-\w+-\w+\.zip$/)
    expect(app.said()).toContain('Response code 404')
  })

  test('trusts npm’s certificate, and reports an untrusted one', async () => {
    const { certificate, key } = await newCertificate(Date.now())
    const port = await listening(createHttpsServer({ cert: certificate, key }))
    const { root, run } = withInstaller()
    const mirror = { ...plain(root), ELECTRON_MIRROR: `https://127.0.0.1:${String(port)}/` }
    const stranger = run('start', [], mirror)
    await stranger.ended
    expect(stranger.said()).toContain('signed by somebody this computer does not know')
    writeFileSync(join(root, 'company.pem'), certificate)
    const known = run('start', ['--again'], { ...mirror, npm_config_cafile: join(root, 'company.pem') })
    await known.ended
    expect(known.said()).toContain("does not match certificate's altnames") // trusted, but for no name
  })
})

async function startMirror(): Promise<{ url: string; requested: string[] }> {
  const requested: string[] = []
  const server = createHttpServer((request, response) => {
    requested.push(request.url ?? '')
    response.writeHead(404).end()
  })
  return { url: `http://127.0.0.1:${String(await listening(server))}/`, requested }
}

describe('while it runs', () => {
  const growing = `const fs = require('node:fs'); const path = require('node:os').tmpdir() + '/zip'
let rounds = 0; const timer = setInterval(() => { fs.appendFileSync(path, Buffer.alloc(3e6)); if (++rounds === 12) clearInterval(timer) }, 50)`

  test('prints its progress', async () => {
    const { root } = checkout({ 'node_modules/electron/install.js': growing })
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    onTestFinished(() => {
      said.mockRestore()
    })
    await fetchRuntime(join(root, 'node_modules/electron'), { stallMs: 10_000, progressMs: 100 })
    const lines = said.mock.calls.map(([line]) => String(line))
    expect(lines[0]).toMatch(/^Fetching the Electron runtime/)
    expect(lines.at(-1)).toMatch(/^… \d+ MB so far/)
  })

  test('stops when it stalls', async () => {
    const { root } = checkout({ 'node_modules/electron/install.js': 'setInterval(() => {}, 1000)' })
    const reason = await fetchRuntime(join(root, 'node_modules/electron'), { stallMs: 500, progressMs: 100 })
    expect(reason).toBe('its download stood still for 0.5 seconds')
  })
})

test('a silent npm still prints its errors', async () => {
  const { root, run } = checkout({
    'node_modules/.package-lock.json': '{',
    'npm/npm-cli.js': `console.error('called with', ...process.argv.slice(2)); process.exit(1)`,
    'npm/package.json': commonjs
  })
  const npm = { npm_execpath: join(root, 'npm/npm-cli.js'), npm_config_loglevel: 'silent' }
  const app = run('start', [], npm)
  expect(await app.ended).toBe(1)
  expect(app.said()).toMatch(/npm ci failed:\ncalled with ci .*--loglevel=error/)
})

test('lastWords finds the last line for people', () => {
  const trace =
    'TypeError: fetch failed\n    at node:internal/deps/undici:1:2 {\n  code: 1\n}\n\nNode.js v24.21.0'
  expect(lastWords(trace)).toBe('fetch failed')
  expect(lastWords('Downloading\nHTTPError: Response code 403 (Forbidden) for x.')).toBe(
    'Response code 403 (Forbidden) for x'
  )
  expect(lastWords('')).toBe('its installer gave no reason')
})
