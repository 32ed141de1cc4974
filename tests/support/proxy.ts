/** A small TCP proxy, to cut connections at exact moments. */
import { connect, createServer, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface Proxy {
  /** `host:port` that a caller uses instead of the host's. It has the host's port, as `Host` must name that. */
  address: string
  /** Drops everything from the host from now on. */
  muteHost: () => void
  /** Forwards nothing to the callers, who see only silence. @returns resumes */
  stall: () => () => void
  /** Cuts every connection; later ones go through again. */
  cut: () => void
}

/** Listens on the IPv6 loopback address, in front of a host that listens on the IPv4 one; needs `IPv6` (systems.ts). */
export async function startProxy(port: number): Promise<Proxy> {
  const sockets = new Set<Socket>()
  const hosts = new Set<Socket>()
  let isMute = false
  const keep = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer((caller) => {
    const host = connect(port, '127.0.0.1')
    keep(caller)
    keep(host)
    hosts.add(host)
    host.on('close', () => hosts.delete(host))
    caller.pipe(host)
    host.on('data', (chunk) => {
      if (!isMute) caller.write(chunk)
    })
    host.on('close', () => caller.destroy())
    caller.on('close', () => host.destroy())
  })
  await new Promise<void>((resolve) => {
    server.listen(port, '::1', resolve)
  })
  const cut = (): void => {
    for (const socket of sockets) socket.destroy()
    isMute = false
  }
  onTestFinished(() => {
    cut()
    server.close()
  })
  return {
    address: `[::1]:${String(port)}`,
    cut,
    stall: () => {
      for (const host of hosts) host.pause()
      return () => {
        for (const host of hosts) host.resume()
      }
    },
    muteHost: () => {
      isMute = true
    }
  }
}
