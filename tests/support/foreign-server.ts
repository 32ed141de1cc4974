/** A foreign web server that accepts all connections and records them. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface ForeignServer {
  /** Its start page, without the scheme: `127.0.0.1:8080/`. */
  address: string
  /** Requested paths. */
  visits: string[]
  close(): void
}

export async function startForeignServer(): Promise<ForeignServer> {
  const visits: string[] = []
  const server = createServer((request, response) => {
    visits.push(request.url ?? '')
    response.setHeader('access-control-allow-origin', '*').setHeader('content-type', 'text/html')
    response.end('<title>Elsewhere</title>')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { address: `127.0.0.1:${String(port)}/`, visits, close: () => server.close() }
}
