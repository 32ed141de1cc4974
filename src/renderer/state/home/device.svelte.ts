import type {
  Device,
  DeviceAnswer,
  DeviceApi,
  DevicePayload,
  DeviceRequestName,
  MySpace,
  Nearby,
  Problem
} from '#shared/bridge.ts'
import type { Profile } from '#shared/values/profile.ts'
import type { GuestAccess } from '#shared/protocol/hello.ts'
import type { Code, Reply } from '#shared/values/reply.ts'
import type { Clock } from '#shared/values/clock.ts'
import { tagsOf } from '#shared/text/tags.ts'
import { lookalikes } from '../space/lookalikes.svelte.ts'
import { Hosting } from '../hosting/hosting.ts'
import { nearbyKey, NearbySpaces } from './nearby.svelte.ts'
import type { Refuse } from '../app/session-client.ts'

export interface DeviceStateDeps {
  api: DeviceApi
  clock: Clock
  refuse: Refuse
  onSpaces: () => void
  onProblem: (problem: Problem) => void
  /** Another window closed or removed this space. */
  onClosedElsewhere: (closed: MySpace) => void
  /** A removal closed this space, but the disk refused to erase it. */
  onClosedOnly: (closed: MySpace) => void
}

export class DeviceState {
  #info = $state.raw<Device | null>(null)
  #spaces = $state.raw<readonly MySpace[]>([])
  #busy = $state.raw<string | null>(null)
  #refusedJoin = $state.raw<{ key: string; code: Code } | null>(null)
  readonly nearby: NearbySpaces
  readonly hosting: Hosting
  readonly #tags = $derived.by(() => {
    const names = new Map([...this.nearby.list, ...this.#spaces].map(({ space, name }) => [space, name]))
    const spaces = Array.from(names, ([device, name]) => ({ device, name }))
    return tagsOf(spaces, (name) => lookalikes.looksOf(name))
  })
  readonly #deps: DeviceStateDeps
  readonly #closing = new Set<string>()

  constructor(deps: DeviceStateDeps) {
    this.#deps = deps
    this.nearby = new NearbySpaces(deps.clock)
    this.hosting = new Hosting(deps.api, deps.refuse)
  }

  get info(): Device | null {
    return this.#info
  }

  get profile(): Profile | null {
    return this.#info?.profile ?? null
  }

  get spaces(): readonly MySpace[] {
    return this.#spaces
  }

  get busy(): string | null {
    return this.#busy
  }

  /** Why this nearby space could not be joined the last time; null when it was not tried since. */
  refusedJoin(nearby: Nearby): Code | null {
    return this.#refusedJoin?.key === nearbyKey(nearby) ? this.#refusedJoin.code : null
  }

  /** Distinguishes spaces whose names look alike; '' when no other one does. */
  tagOf(space: string): string {
    return this.#tags.get(space) ?? ''
  }

  mine(space: string): MySpace | null {
    return this.#spaces.find((mine) => mine.space === space) ?? null
  }

  async start(): Promise<void> {
    const { api, onProblem } = this.#deps
    api.on('nearby:changed', ({ nearby }) => {
      this.nearby.replace(nearby)
    })
    api.on('spaces:changed', ({ spaces }) => {
      this.#replaceSpaces(spaces)
    })
    api.on('device:changed', ({ device }) => {
      this.#info = device
    })
    api.on('problem:occurred', onProblem)
    await this.#watch()
    this.nearby.startTimeout()
  }

  async setProfile(profile: Profile): Promise<boolean> {
    return (await this.#request('profile:set', profile)) !== null
  }

  async refreshNearby(): Promise<void> {
    this.nearby.startTimeout()
    await this.#request('nearby:refresh', {})
  }

  /** The id of the started, joined or opened space; null when refused. */
  async startSpace(name: string, guests: GuestAccess, refuse?: Refuse): Promise<string | null> {
    return (await this.#request('space:start', { name, guests }, refuse))?.space ?? null
  }

  async join(nearby: Nearby): Promise<string | null> {
    const { address, space } = nearby
    const key = nearbyKey(nearby)
    this.#refusedJoin = null
    const reply = await this.#whileBusy(key, () => this.#deps.api.request('space:join', { address, space }))
    if (reply.ok) return reply.space
    this.#refusedJoin = { key, code: reply.code }
    return null
  }

  joinAt(address: string): Promise<Reply<{ space: string }>> {
    return this.#whileBusy(address, () => this.#deps.api.request('space:join', { address }))
  }

  async open(space: string): Promise<string | null> {
    return this.#whileBusy(space, async () => ((await this.#request('space:open', { space })) ? space : null))
  }

  close(space: string, refuse?: Refuse): Promise<boolean> {
    return this.#whileClosing('space:close', space, refuse)
  }

  /** Deletes this device's copy. */
  forget(space: string, refuse?: Refuse): Promise<boolean> {
    return this.#whileClosing('space:forget', space, refuse)
  }

  #replaceSpaces(spaces: readonly MySpace[]): void {
    const before = this.#spaces
    this.#spaces = spaces
    this.#deps.onSpaces()
    for (const mine of before)
      if (mine.open && !this.#closing.has(mine.space) && this.mine(mine.space)?.open !== true)
        this.#deps.onClosedElsewhere(mine)
  }

  /** The device may announce the change before it answers, also the one by another window because of which it refuses. */
  async #whileClosing(
    name: 'space:close' | 'space:forget',
    space: string,
    refuse = this.#deps.refuse
  ): Promise<boolean> {
    const before = this.mine(space)
    this.#closing.add(space)
    try {
      const reply = await this.#deps.api.request(name, { space })
      if (reply.ok) return true
      refuse(reply.code)
      if (before?.open !== true || this.mine(space)?.open === true) return false
      if (reply.code === 'not-found') this.#deps.onClosedElsewhere(before)
      else this.#deps.onClosedOnly(before)
      return false
    } finally {
      this.#closing.delete(space)
    }
  }

  async #watch(): Promise<void> {
    const answer = await this.#request('device:watch', {})
    if (!answer) return
    this.#info = answer.device
    this.nearby.replace(answer.nearby)
    this.#spaces = answer.spaces
    this.#deps.onSpaces()
  }

  async #whileBusy<T>(what: string, act: () => Promise<T>): Promise<T> {
    this.#busy = what
    try {
      return await act()
    } finally {
      this.#busy = null
    }
  }

  async #request<N extends DeviceRequestName>(
    name: N,
    payload: DevicePayload<N>,
    refuse = this.#deps.refuse
  ): Promise<DeviceAnswer<N> | null> {
    const reply = await this.#deps.api.request(name, payload)
    if (reply.ok) return reply
    refuse(reply.code)
    return null
  }
}
