import { speakSocketIo, speakWs } from './load/bare.ts'
import type { Dialect } from './load/dialect.ts'
import { Parley } from './load/parley.ts'
import type { Ready } from './servers/child.ts'

export interface Target {
  name: string
  /** Beside broadcasting messages. */
  does: string
  /** A file in servers/ and its arguments. */
  program: string
  args: string[]
  speak: (ready: Ready) => Dialect
}

export const targets: Target[] = [
  {
    name: 'Parley',
    does: 'TLS 1.3, signatures verified, on disk before the acknowledgement',
    program: 'parley',
    args: [],
    speak: (ready) => new Parley(ready)
  },
  { name: 'Socket.IO + TLS', does: 'TLS 1.3', program: 'socket-io', args: ['tls'], speak: speakSocketIo },
  { name: 'Socket.IO', does: 'nothing', program: 'socket-io', args: [], speak: speakSocketIo },
  { name: 'ws + TLS', does: 'TLS 1.3', program: 'ws', args: ['tls'], speak: speakWs },
  { name: 'ws', does: 'nothing', program: 'ws', args: [], speak: speakWs }
]
