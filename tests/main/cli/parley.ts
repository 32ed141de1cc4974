/** Runs the built `parley` as processes of their own, and reads along. */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import * as v from 'valibot'
import { onTestFinished } from 'vitest'
import { tempFolder } from '../../support/chat.ts'
import { hearing, pipes, send } from '../../support/signals.ts'

/** What `npm test` has built: it starts in a third of the time that the sources take. */
export const program = join(import.meta.dirname, '../../../out/main/headless.js')
const timeoutMs = 30_000

export interface Ended {
  code: number | null
  /** Lines of standard output. */
  out: string[]
  /** Lines of standard error. */
  talk: string[]
}

export class Parley {
  readonly process: ChildProcessWithoutNullStreams
  readonly #changes = new EventTarget()
  readonly #out: string[] = []
  readonly #talk: string[] = []
  readonly #ended: Promise<Ended>

  constructor(args: readonly string[], env: NodeJS.ProcessEnv) {
    this.process = spawn(process.execPath, [...hearing, program, ...args], {
      ...pipes,
      env: { ...process.env, NO_COLOR: '1', ...env }
    })
    this.process.stdin.on('error', () => undefined) // a program that ended early leaves what it was given
    this.#read(this.process.stdout, this.#out)
    this.#read(this.process.stderr, this.#talk)
    this.#ended = once(this.process, 'close').then(([code]: unknown[]) => ({
      code: typeof code === 'number' ? code : null,
      out: this.#out,
      talk: this.#talk
    }))
    onTestFinished(async () => {
      this.process.kill('SIGKILL')
      await this.#ended
    })
  }

  /** The first line of standard output with this in it, as soon as it is there. */
  prints(part: string): Promise<string> {
    return this.#has(this.#out, part)
  }

  /** The first line of standard error with this in it. */
  says(part: string): Promise<string> {
    return this.#has(this.#talk, part)
  }

  /** Writes to its standard input and closes that. */
  reads(text: string | Uint8Array): this {
    this.process.stdin.end(text)
    return this
  }

  stop(signal: 'SIGINT' | 'SIGTERM' = 'SIGINT'): Promise<Ended> {
    send(this.process, signal)
    return this.#ended
  }

  ends(): Promise<Ended> {
    return this.#ended
  }

  #read(stream: NodeJS.ReadableStream, lines: string[]): void {
    createInterface(stream).on('line', (line) => {
      lines.push(line)
      this.#changes.dispatchEvent(new Event('change'))
    })
  }

  async #has(lines: string[], part: string): Promise<string> {
    const signal = AbortSignal.timeout(timeoutMs)
    for (;;) {
      const line = lines.find((one) => one.includes(part))
      if (line !== undefined) return line
      await once(this.#changes, 'change', { signal }).catch(() => {
        throw new Error(`waited in vain for “${part}”; there is ${JSON.stringify([this.#out, this.#talk])}`)
      })
    }
  }
}

const Hosted = v.strictObject({
  space: v.string(),
  name: v.string(),
  port: v.number(),
  addresses: v.pipe(v.array(v.string()), v.minLength(1)),
  fingerprint: v.pipe(v.string(), v.regex(/^([0-9A-F]{2}:){31}[0-9A-F]{2}$/)),
  guests: v.picklist(['off', 'https', 'http'])
})

/** A computer with a data folder of its own, on which commands can be run. */
export interface Computer {
  data: string
  /** Starts a command. */
  parley: (...args: string[]) => Parley
  /** Runs a command to its end, without anything on its standard input. */
  ran: (...args: string[]) => Promise<Ended>
  /** Hosts a space and waits until it is there. */
  host: (name: string, ...more: string[]) => Promise<Host>
}

export interface Host extends v.InferOutput<typeof Hosted> {
  /** How to reach it from this computer: the two arguments after a command. */
  at: [string, string]
  parley: Parley
}

export function computer(data = tempFolder()): Computer {
  const parley = (...args: string[]): Parley => new Parley(args, { PARLEY_DATA: data })
  return {
    data,
    parley,
    ran: (...args) =>
      parley(...args)
        .reads('')
        .ends(),
    host: async (name, ...more) => {
      const running = parley('host', '--name', name, '--port', '0', '--json', ...more)
      const hosted = v.parse(Hosted, JSON.parse(await running.prints('{')))
      return { ...hosted, at: ['--space', `127.0.0.1:${String(hosted.port)}`], parley: running }
    }
  }
}

/** The texts of the messages that `tail --json` has printed. */
export function textsOf(lines: readonly string[]): string[] {
  const Line = v.object({ text: v.optional(v.string()) })
  return lines.flatMap((line) => v.parse(Line, JSON.parse(line)).text ?? [])
}
