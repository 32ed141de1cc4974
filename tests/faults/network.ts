/** Two computers and a cable between them, made of Linux network namespaces. They have no way out. */
import { execFileSync } from 'node:child_process'

const nowhere = '02:00:00:00:00:99'
let made = 0

export class Network {
  readonly hostAddress = '10.77.0.1'
  readonly #memberAddress = '10.77.0.2'
  readonly #host: string
  readonly #members: string

  constructor() {
    made += 1
    const name = `faults-${String(process.pid)}-${String(made)}`
    this.#host = `${name}-h`
    this.#members = `${name}-m`
    for (const computer of [this.#host, this.#members]) execFileSync('ip', ['netns', 'add', computer])
    inside(this.#host, `link add eth0 type veth peer name eth0 netns ${this.#members}`)
    this.#plug(this.#host, this.hostAddress)
    this.#plug(this.#members, this.#memberAddress)
  }

  /** The commands under which a program runs on one of the computers. */
  get within(): { host: string[]; members: string[] } {
    const within = (computer: string): string[] => ['ip', 'netns', 'exec', computer]
    return { host: within(this.#host), members: within(this.#members) }
  }

  /** Drops every packet in this direction: routes it to an unused interface. */
  drop(direction: 'to-members' | 'to-host'): void {
    const [from, to] =
      direction === 'to-members' ? [this.#host, this.#memberAddress] : [this.#members, this.hostAddress]
    inside(from, `neigh replace ${to} lladdr ${nowhere} dev eth0 nud permanent`)
  }

  heal(): void {
    for (const [from, to] of [
      [this.#host, this.#memberAddress],
      [this.#members, this.hostAddress]
    ] as const) {
      inside(from, `neigh flush to ${to} dev eth0 nud all`)
    }
  }

  remove(): void {
    for (const computer of [this.#host, this.#members]) execFileSync('ip', ['netns', 'del', computer])
  }

  #plug(computer: string, address: string): void {
    inside(computer, 'link set lo up')
    inside(computer, `addr add ${address}/24 dev eth0`)
    inside(computer, 'link set eth0 up')
  }
}

function inside(computer: string, command: string): void {
  execFileSync('ip', ['-n', computer, ...command.split(' ')])
}
