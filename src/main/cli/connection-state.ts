import type {
  ConnectionState,
  SessionAnswer,
  SessionPayload,
  SessionRequestName
} from '#shared/session/contract.ts'
import { Refused, type Code, type Reply } from '#shared/values/reply.ts'
import { Impostor } from '#shared/session/deps.ts'
import type { Session } from '#shared/session/session.ts'
import { CommandError } from './command.ts'

const entryTimeoutMs = 10_000

/** @throws Refused, Impostor or CommandError when the session cannot enter */
export function untilEntered(session: Session): Promise<void> {
  if (session.view.connection.state === 'open') return Promise.resolve()
  return new Promise((resolve, reject) => {
    const timeout = setTimeout(() => {
      finish(() => {
        reject(new CommandError('the host does not answer any more'))
      })
    }, entryTimeoutMs)
    const finish = (how: () => void): void => {
      clearTimeout(timeout)
      stop()
      how()
    }
    const stop = session.on('connection:changed', ({ connection }) => {
      const error = errorOf(connection)
      if (error) finish(() => reject(error))
      else if (connection.state === 'open') finish(resolve)
    })
  })
}

/** Once more if the connection was lost meanwhile: the session makes another one when commands of this device use its numbers at once. */
export async function requestAgain<N extends SessionRequestName>(
  session: Session,
  name: N,
  payload: SessionPayload<N>
): Promise<Reply<SessionAnswer<N>>> {
  const reply = await session.request(name, payload)
  if (reply.ok || reply.code !== 'offline') return reply
  await untilEntered(session)
  return session.request(name, payload)
}

export interface ConnectionListeners {
  lost: (closed: boolean) => void
  restored: () => void
  failed: (error: Error) => void
}

/** Reports each loss once, not each attempt to reconnect. */
export function watchConnection(session: Session, listeners: ConnectionListeners): void {
  let isLost = false
  session.on('connection:changed', ({ connection }) => {
    const error = errorOf(connection)
    if (error) listeners.failed(error)
    if (connection.state === 'open' && isLost) listeners.restored()
    if (connection.state === 'lost' && !isLost) listeners.lost(connection.closed)
    isLost = connection.state === 'lost'
  })
}

function errorOf(connection: ConnectionState): Error | null {
  if (connection.state === 'impostor') return new Impostor(connection.host)
  if (connection.state === 'violation') return new CommandError(violationText(connection.code))
  return connection.state === 'refused' ? new Refused(connection.code) : null
}

function violationText(code: Code): string {
  return code === 'bad-signature'
    ? 'the host showed something that its author did not sign, so it was left'
    : 'the host left something out, changed its order or sent nonsense, so it was left'
}
