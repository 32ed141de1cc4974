/** Computers and cables between them, made of Linux network namespaces. Nothing in them has a way out. */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process'
import { createInterface } from 'node:readline'
import { once } from 'node:events'
import { vi } from 'vitest'
import { test as withNeighbours } from './peer-process.ts'

export interface Computers {
  /** A computer without any cable. @returns the name of its namespace */
  make(): string
  /** `ip` inside one of them, its arguments in one string. */
  ip(computer: string, command: string): void
  /** Lays a cable between two and waits for its carrier; each end is `[computer, interface, address/prefix]`. */
  cable(one: End, other: End): Promise<void>
  /** Starts a Node program in one of them and waits for its first line. */
  run(computer: string, program: string): Promise<ChildProcess>
}
type End = readonly [computer: string, device: string, cidr: string]

let made = 0

function ip(computer: string, command: string): void {
  execFileSync('ip', ['-n', computer, ...command.split(' ')])
}

function computers(): Computers & { remove: () => void } {
  const names: string[] = []
  const running: ChildProcess[] = []
  const plug = ([computer, device, cidr]: End): void => {
    ip(computer, `addr add ${cidr} dev ${device}`)
    ip(computer, `link set ${device} up`)
  }
  return {
    make() {
      made += 1
      const name = `parley-${String(process.pid)}-${String(made)}`
      execFileSync('ip', ['netns', 'add', name])
      names.push(name)
      ip(name, 'link set lo up')
      return name
    },
    ip,
    async cable(one, other) {
      ip(one[0], `link add ${one[1]} type veth peer name ${other[1]} netns ${other[0]}`)
      plug(one)
      plug(other)
      await Promise.all([hasCarrier(one), hasCarrier(other)])
    },
    async run(computer, program) {
      const child = await run(computer, program)
      running.push(child)
      return child
    },
    remove() {
      for (const child of running) child.kill('SIGKILL')
      for (const name of names) execFileSync('ip', ['netns', 'del', name])
    }
  }
}

/** The kernel reports it up to a second late; until then the interface does not count as running. */
function hasCarrier([computer, device]: End): Promise<void> {
  return vi.waitFor(() => {
    const state = execFileSync('ip', ['-n', computer, 'link', 'show', device], { encoding: 'utf8' })
    if (!state.includes('state UP')) throw new Error(`${device} has no carrier`)
  }, 5_000)
}

async function run(computer: string, program: string): Promise<ChildProcess> {
  const command = ['netns', 'exec', computer, process.execPath, '-e', program]
  const child = spawn('ip', command, { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(createInterface(child.stdout), 'line')
  return child
}

/** A test with computers of its own; they are gone when it ends, however it ends. */
export const test = withNeighbours.extend<{ net: Computers }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from it which other fixtures are needed
  net: async ({}, use) => {
    const net = computers()
    try {
      await use(net)
    } finally {
      net.remove()
    }
  }
})
