import type { DeviceApi, HostMeasure, Invitation } from '#shared/bridge.ts'
import type { GuestAccess } from '#shared/protocol/hello.ts'
import type { Refuse } from '../app/session-client.ts'

export class Hosting {
  readonly #api: DeviceApi
  readonly #refuse: Refuse

  constructor(api: DeviceApi, refuse: Refuse) {
    this.#api = api
    this.#refuse = refuse
  }

  async setGuestAccess(space: string, guests: GuestAccess): Promise<boolean> {
    const reply = await this.#api.request('guests:set', { space, guests })
    if (!reply.ok) this.#refuse(reply.code)
    return reply.ok
  }

  async invite(space: string, uses: 1 | 50): Promise<Invitation | null> {
    const reply = await this.#api.request('invitation:create', { space, uses })
    if (reply.ok) return reply
    this.#refuse(reply.code)
    return null
  }

  /** Null when hosting has ended, which is no error. */
  async measure(space: string): Promise<HostMeasure | null> {
    const reply = await this.#api.request('host:measure', { space })
    return reply.ok ? reply : null
  }

  onInvitationUsed(space: string, listener: (token: string, left: number) => void): () => void {
    return this.#api.on('invitation:used', (used) => {
      if (used.space === space) listener(used.token, used.left)
    })
  }
}
