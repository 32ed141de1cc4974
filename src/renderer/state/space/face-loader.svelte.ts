import { SvelteMap } from 'svelte/reactivity'
import type { Member } from '#shared/protocol/shapes.ts'
import { run } from '../../run.ts'
import { pictureUrl } from '../../text/picture-url.ts'
import type { SessionClient } from '../app/session-client.ts'

/** What is shown of a member instead of initials. */
export interface Face {
  /** '' is none. */
  readonly emoji: string
  /** Null without a picture, and until it is loaded: to read it requests it. */
  readonly url: string | null
}

export const noFace: Face = { emoji: '', url: null }

type Pictured = Pick<Member, 'device' | 'emoji' | 'picture'>

/** The pictures of a space's members, each requested when it is first shown. */
export class FaceLoader {
  readonly #session: SessionClient
  /** By hash, so that nothing old is shown. */
  readonly #urls = new SvelteMap<string, string | null>()
  readonly #requested = new Set<string>()
  readonly #failed = new Map<string, string>()

  constructor(session: SessionClient) {
    this.#session = session
  }

  faceOf(member: Pictured): Face {
    const { device, emoji = '', picture } = member
    if (picture === undefined) return emoji === '' ? noFace : { emoji, url: null }
    const urlOf = (): string | null => this.#urlOf(device, picture)
    return {
      emoji,
      get url() {
        return urlOf()
      }
    }
  }

  /** After the host has come back. */
  retry(): void {
    const failed = [...this.#failed]
    this.#failed.clear()
    for (const [picture, device] of failed) run(this.#load(device, picture))
  }

  #urlOf(device: string, picture: string): string | null {
    const url = this.#urls.get(picture)
    if (!this.#requested.has(picture)) {
      this.#requested.add(picture)
      run(this.#load(device, picture))
    }
    return url ?? null
  }

  async #load(device: string, picture: string): Promise<void> {
    const reply = await this.#session.request('picture:read', { device })
    if (reply.ok) this.#urls.set(picture, pictureUrl(reply.data))
    else this.#failed.set(picture, device)
  }
}
