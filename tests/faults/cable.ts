/** A TCP proxy between members and their host: it can be cut, or stopped in one direction. */
import { connect, createServer, type Server, type Socket } from 'node:net'

interface Connection {
  member: Socket
  host: Socket
}

export class Cable {
  /** `host:port` for members. It has the host's port, as what they send names that. */
  readonly address: string
  readonly #port: number
  readonly #server: Server
  readonly #connections = new Set<Connection>()
  #stopped: 'to-members' | 'to-host' | null = null

  /** In front of a host on the IPv4 loopback address, on the IPv6 one; needs `IPv6` (systems.ts). */
  constructor(port: number) {
    this.#port = port
    this.address = `[::1]:${String(port)}`
    this.#server = createServer((member) => {
      this.#lay(member)
    })
  }

  listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject)
      this.#server.listen(this.#port, '::1', resolve)
    })
  }

  /** Cuts each connection with this probability. */
  cut(probability: number): void {
    for (const { member } of this.#connections) if (Math.random() < probability) member.destroy()
  }

  /** From now on nothing gets through in this direction; what is sent waits, as it would be sent again. */
  stop(direction: 'to-members' | 'to-host'): void {
    this.#stopped = direction
    for (const connection of this.#connections) this.#apply(connection)
  }

  heal(): void {
    this.#stopped = null
    for (const connection of this.#connections) this.#apply(connection)
  }

  close(): void {
    this.cut(1)
    this.#server.close()
  }

  #lay(member: Socket): void {
    const connection = { member, host: connect(this.#port, '127.0.0.1') }
    this.#connections.add(connection)
    for (const [one, other] of ends(connection)) {
      one.on('error', () => one.destroy())
      one.on('close', () => {
        this.#connections.delete(connection)
        other.destroy()
      })
      one.on('data', (chunk) => other.write(chunk))
    }
    this.#apply(connection)
  }

  #apply({ member, host }: Connection): void {
    if (this.#stopped === 'to-host') member.pause()
    else member.resume()
    if (this.#stopped === 'to-members') host.pause()
    else host.resume()
  }
}

function ends({ member, host }: Connection): [Socket, Socket][] {
  return [
    [member, host],
    [host, member]
  ]
}
