import type { Server } from 'node:net'

const maxAttempts = 20

/** @param port 0: any; else the next free one when it is in use. @throws the system's error */
export async function listenOnFreePort(server: Server, port: number, address: string): Promise<number> {
  for (let tried = 0; ; tried += 1) {
    try {
      return await listenOn(server, port === 0 ? 0 : port + tried, address)
    } catch (error) {
      if (!isInUse(error) || tried + 1 >= maxAttempts) throw error
    }
  }
}

function listenOn(server: Server, port: number, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ port, host: address, exclusive: true }, () => {
      server.off('error', reject)
      const bound = server.address()
      resolve(typeof bound === 'object' && bound ? bound.port : port)
    })
  })
}

function isInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}
