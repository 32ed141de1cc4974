import type { Code } from '#shared/values/reply.ts'
import type { ConnectionState } from '#shared/session/contract.ts'
import type { Session } from '#shared/session/session.ts'

/**
 * Starts the session and waits until its newcomer is in the lobby, so that the room is drawn once, as it stays.
 *
 * @returns why the host refuses this browser, or null
 */
export async function admission(session: Session): Promise<Code | null> {
  const refused = await entry(session)
  if (refused === null) await session.introduced
  return refused
}

function entry(session: Session): Promise<Code | null> {
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
