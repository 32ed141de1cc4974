/** Speaks with peer processes: what they see, and what they should do. */
import { spawn, type ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { test as plain } from 'vitest'
import { toBase32 } from '#shared/values/ids.ts'

export interface SeenSpace {
  space: string
  name: string
  host: string
  people: number
  /** `ip:port` */
  address: string
}
interface Line {
  nearby?: SeenSpace[]
  problem?: string
  addresses?: string[]
}

export class PeerProcess {
  readonly space = toBase32(randomBytes(16))
  readonly device = toBase32(randomBytes(32))
  readonly problems: string[] = []
  addresses: string[] = []
  /** Its exit code, once it has ended by itself. */
  readonly ended: Promise<unknown>
  readonly #process: ChildProcess
  readonly #changes = new EventTarget()
  #nearby: SeenSpace[] = []

  /** @param namespace the network namespace it lives in; without one its traffic stays on this machine */
  constructor(name: string, namespace?: string) {
    const options = { space: this.space, device: this.device, name, loopback: namespace === undefined }
    const command = [process.execPath, `${import.meta.dirname}/peer.ts`, JSON.stringify(options)]
    const [program = '', ...rest] = namespace ? ['ip', 'netns', 'exec', namespace, ...command] : command
    const child = spawn(program, rest, {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, PARLEY_INTERFACES: '' }
    })
    createInterface(child.stdout).on('line', (line) => {
      this.#handle(JSON.parse(line) as Line)
    })
    this.#process = child
    this.ended = once(child, 'exit').then(([code]: unknown[]) => code)
  }

  /** What it sees of another one; undefined when it does not see it. */
  sees(other: PeerProcess): SeenSpace | undefined {
    return this.#nearby.find((one) => one.space === other.space && one.host === other.device)
  }

  /** @returns milliseconds until it sees the other one, and sees this of it: how many depends on the machine */
  finds(other: PeerProcess, like: Partial<SeenSpace> = {}): Promise<number> {
    return this.until(null, () => {
      const seen = this.sees(other)
      return (
        seen !== undefined &&
        Object.entries({ ...seen, ...like }).every(([key, value]) => seen[key as keyof SeenSpace] === value)
      )
    })
  }

  /** @returns milliseconds until it does not see the other one */
  loses(other: PeerProcess, within: number | null = null): Promise<number> {
    return this.until(within, () => this.sees(other) === undefined)
  }

  /**
   * @param within rejects after this many milliseconds; null leaves that to the test's own limit
   * @returns milliseconds until `isTrue`, which is asked after each line that the process writes
   */
  async until(within: number | null, isTrue: () => boolean): Promise<number> {
    const started = performance.now()
    const limit = within === null ? {} : { signal: AbortSignal.timeout(within) }
    while (!isTrue()) await once(this.#changes, 'change', limit)
    return performance.now() - started
  }

  does(command: 'people 3' | 'people 7' | 'rename Retro' | 'refresh' | 'stop'): void {
    this.#process.stdin?.write(`${command}\n`)
  }

  kill(): void {
    this.#process.kill('SIGKILL')
  }

  #handle({ nearby, problem, addresses }: Line): void {
    if (nearby) this.#nearby = nearby
    if (problem) this.problems.push(problem)
    if (addresses) this.addresses = addresses
    this.#changes.dispatchEvent(new Event('change'))
  }
}

/** A test that can start neighbours; they end with it. */
export const test = plain.extend<{ start: (name: string, namespace?: string) => Promise<PeerProcess> }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from it which other fixtures are needed
  start: async ({}, use) => {
    const started: PeerProcess[] = []
    await use(async (name, namespace) => {
      const neighbour = new PeerProcess(name, namespace)
      started.push(neighbour)
      await neighbour.until(null, () => neighbour.addresses.length > 0)
      return neighbour
    })
    for (const one of started) one.kill()
    await Promise.all(started.map((one) => one.ended))
  }
})
