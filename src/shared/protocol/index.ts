/** The wire contract: its tables, and the Socket.IO event maps computed from them. */
import type { Answer, Payload, RequestName } from './requests.ts'
import type { Broadcast, BroadcastName } from './broadcasts.ts'
import type { Reply } from './reply.ts'

export * from './broadcasts.ts'
export * from './hello.ts'
export * from './ids.ts'
export * from './limits.ts'
export * from './reply.ts'
export * from './requests.ts'
export * from './shapes.ts'

export type ClientToServerEvents = {
  [N in RequestName]: (payload: Payload<N>, answer: (reply: Reply<Answer<N>>) => void) => void
}
export type ServerToClientEvents = { [N in BroadcastName]: (payload: Broadcast<N>) => void }
