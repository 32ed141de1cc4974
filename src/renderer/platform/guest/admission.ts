import type { Code } from '#shared/values/reply.ts'
import type { ConnectionState } from '#shared/session/contract.ts'
import type { Session } from '#shared/session/session.ts'

/** Starts the session and waits for its entry. @returns why the host refuses this browser, or null */
export function admission(session: Session): Promise<Code | null> {
  return new Promise((resolve) => {
    const stopListening = session.on('connection:changed', ({ connection }) => {
      if (connection.state === 'connecting') return
      stopListening()
      resolve(refusalIn(connection))
    })
    session.start()
  })
}

function refusalIn(connection: ConnectionState): Code | null {
  if (connection.state === 'open') return null
  return ('code' in connection && connection.code) || 'offline'
}
