import type { Answer, Payload, RequestName } from './requests.ts'
import type { Broadcast, BroadcastName } from './broadcasts.ts'
import type { Reply } from '../values/reply.ts'

export type ClientToServerEvents = {
  [N in RequestName]: (payload: Payload<N>, answer: (reply: Reply<Answer<N>>) => void) => void
}
export type ServerToClientEvents = { [N in BroadcastName]: (payload: Broadcast<N>) => void }
