import type {
  SessionAnswer,
  SessionBroadcast,
  SessionBroadcastName,
  SessionPayload,
  SessionRequestName,
  SpaceApi
} from '#shared/session/contract.ts'
import type { Code, Reply } from '#shared/values/reply.ts'

export interface SessionClient {
  request<N extends SessionRequestName>(name: N, payload: SessionPayload<N>): Promise<Reply<SessionAnswer<N>>>
  on<N extends SessionBroadcastName>(name: N, listener: (payload: SessionBroadcast<N>) => void): () => void
}

export type Refuse = (code: Code) => void

export function sessionClient(api: SpaceApi, space: string): SessionClient {
  return {
    request: (name, payload) => api.request(space, name, payload),
    on: (name, listener) => api.on(space, name, listener)
  }
}
