/** Browsers of a few lines, in a folder that is the whole PATH. */
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { tempFolder } from './chat.ts'

export interface Browsers {
  /** What a program needs to find them, and to believe that there is a screen. */
  env: NodeJS.ProcessEnv
  /** How a browser was started, once for each start: its process and its arguments. */
  starts: () => { pid: number; args: string[] }[]
  /** Whether the page of this process is connected: only then does Parley know that its window is open. */
  isConnected: (pid: number) => boolean
  /** Whether a browser's space has been started. */
  hasSpace: () => boolean
}

const socketIo = import.meta.resolve('socket.io-client')

/** Simulates a browser with Parley's page; starts a space in it when `space` names one. */
const page = (space: string | null): string => `
const { appendFileSync, readFileSync, writeFileSync } = require('node:fs')
const { fileURLToPath } = require('node:url')
const app = process.argv.find((arg) => arg.startsWith('--app=')).slice('--app='.length)
const [, address] = /url=([^"]+)/.exec(readFileSync(fileURLToPath(app), 'utf8'))
const { origin, hash } = new URL(address)
import(${JSON.stringify(socketIo)}).then(({ io }) => {
  const token = new URLSearchParams(hash.slice(1)).get('local')
  const socket = io(origin, { path: '/parley-local', transports: ['websocket'], auth: { token }, extraHeaders: { origin } })
  const space = ${JSON.stringify(space)}
  const start = { space: null, name: 'space:start', payload: { name: space, guests: 'off' } }
  const note = () => writeFileSync(require('node:path').join(__dirname, 'has-space'), '')
  const connected = require('node:path').join(__dirname, 'connected')
  socket.on('connect', () => { appendFileSync(connected, process.pid + '\\n'); if (space) socket.emit('parley:request', start, note) })
})`

/** What a browser does. */
export const browsers = {
  showsPage: page(null),
  startsSpace: page('Workshop'),
  dies: 'process.exit(1)',
  doesNothing: 'process.exit(0)'
}

/** @param programs what is installed: by name, what it does */
export function installBrowsers(programs: Readonly<Record<string, string>>): Browsers {
  const folder = tempFolder()
  const note = join(folder, 'starts')
  for (const [name, does] of Object.entries(programs)) {
    const noting = `require('node:fs').appendFileSync(${JSON.stringify(note)}, JSON.stringify({ pid: process.pid, args: process.argv.slice(1) }) + '\\n')`
    writeFileSync(join(folder, name), `#!${process.execPath}\n${noting}\n${does}\n`)
    chmodSync(join(folder, name), 0o755)
  }
  return {
    env: { PATH: folder, DISPLAY: ':0' },
    isConnected: (pid) => {
      const connected = join(folder, 'connected')
      return existsSync(connected) && readFileSync(connected, 'utf8').split('\n').includes(String(pid))
    },
    hasSpace: () => existsSync(join(folder, 'has-space')),
    starts: () => {
      const noted = existsSync(note) ? readFileSync(note, 'utf8') : ''
      // A file is there before its first line is.
      const whole = noted.split('\n').slice(0, -1)
      return whole.map((line) => JSON.parse(line) as { pid: number; args: string[] })
    }
  }
}

/** The page that the last argument leads through. */
export const redirectPageOf = (args: readonly string[]): string =>
  fileURLToPath(args.at(-1)?.replace('--app=', '') ?? '')
