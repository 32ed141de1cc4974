/** The built host in its own process, and its memory. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as v from 'valibot'
import { loopback } from '../support/systems.ts'
import { meet } from '../independent/greeting.ts'
import { memoryOf } from './memory.ts'
import { spaceName, type SeededSpace } from './seeded-space.ts'

export const Target = v.object({
  port: v.number(),
  space: v.string(),
  lobby: v.string(),
  /** Device id. */
  host: v.string(),
  /** PEM. */
  certificate: v.string(),
  invitation: v.nullable(v.string()),
  code: v.nullable(v.string())
})
export type Target = v.InferOutput<typeof Target>

const Hosted = v.object({
  port: v.number(),
  invitation: v.optional(v.string()),
  code: v.optional(v.string())
})

export const program = join(import.meta.dirname, '../../out/main/headless.js')
const interval = 100

export function environment(dataDir: string): NodeJS.ProcessEnv {
  return { ...process.env, NO_COLOR: '1', PARLEY_DATA: dataDir, PARLEY_INTERFACES: loopback }
}

/** A built program; ended with SIGKILL. */
export class Program {
  readonly #process: ChildProcess
  readonly talk: string[] = []
  #ending = false

  constructor(args: readonly string[], dataDir: string, flags: readonly string[] = []) {
    this.#process = spawn(process.execPath, [...flags, program, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment(dataDir)
    })
    if (this.#process.stderr)
      createInterface(this.#process.stderr).on('line', (line) => {
        this.talk.push(line)
        if (this.talk.length > 50) this.talk.shift()
      })
  }

  /** The first line of standard output that contains `part`. @throws when it ends before */
  async prints(part: string): Promise<string> {
    const { stdout } = this.#process
    if (!stdout) throw new Error('there is no output')
    for await (const line of createInterface(stdout)) if (line.includes(part)) return line
    throw new Error(`the program ended: ${this.talk.join(' ')}`)
  }

  /** Null while it runs. */
  get ended(): string | null {
    const { exitCode, signalCode } = this.#process
    if (this.#ending || (exitCode === null && signalCode === null)) return null
    return `${signalCode ?? `code ${String(exitCode)}`} ${this.talk.slice(-3).join(' ')}`
  }

  /** Resident bytes; 0 after its end. */
  get memory(): number {
    const { pid } = this.#process
    return pid === undefined || this.ended !== null ? 0 : memoryOf(pid)
  }

  /** The highest memory from now until the returned function is called. */
  watch(): () => number {
    let most = this.memory
    const timer = setInterval(() => {
      most = Math.max(most, this.memory)
    }, interval)
    return () => {
      clearInterval(timer)
      return Math.max(most, this.memory)
    }
  }

  async end(): Promise<void> {
    const { exitCode, signalCode } = this.#process
    if (exitCode !== null || signalCode !== null) return
    this.#ending = true
    const ended = once(this.#process, 'exit')
    this.#process.kill('SIGKILL')
    await ended
  }
}

export class Host {
  readonly target: Target
  readonly process: Program

  private constructor(target: Target, running: Program) {
    this.target = target
    this.process = running
  }

  /** @param more arguments of `parley host` */
  static async start(seeded: SeededSpace, more: readonly string[] = []): Promise<Host> {
    const running = new Program(
      ['host', '--name', spaceName, '--port', '0', '--json', ...more],
      seeded.dataDir
    )
    try {
      const { port, invitation, code } = v.parse(Hosted, JSON.parse(await running.prints('{')))
      const { greeting, certificate } = await meet({ address: '127.0.0.1', port })
      const pem = `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64')}\n-----END CERTIFICATE-----\n`
      const { space, lobby } = seeded
      const token = invitation?.split('#i=')[1] ?? null
      return new Host(
        { port, space, lobby, host: greeting.host, certificate: pem, invitation: token, code: code ?? null },
        running
      )
    } catch (error) {
      await running.end()
      throw error
    }
  }
}
