import type { Draft, ConnectionState, RoomView } from '#shared/session/contract.ts'
import { run } from '../../run.ts'
import type { Clock } from '#shared/values/clock.ts'
import type { Code } from '#shared/values/reply.ts'
import type { Preferences, ShownMessage } from '../settings/preferences.ts'
import { SpaceActions, type ActionDeps } from './actions.ts'
import { DraftMarks } from './draft-marks.svelte.ts'
import type { Composer } from '../composer/composer.svelte.ts'
import { hasDraft } from '../composer/saved-draft.ts'
import { FaceLoader } from './face-loader.svelte.ts'
import { listen, applyView, type BroadcastTargets } from './listen.ts'
import { OpenRoom, type OpenRoomDeps } from './open-room.svelte.ts'
import { othersIn } from './others-in.ts'
import { SpaceStatus } from './status.svelte.ts'
import { People, type Person } from './people.svelte.ts'
import type { SessionClient, Refuse } from '../app/session-client.ts'
import { RoomLevels } from './room-levels.svelte.ts'
import { Rooms } from './rooms.svelte.ts'
import type { Timeline } from '../timeline/timeline.svelte.ts'
import { Typing } from './typing.svelte.ts'
import { UnstartedRooms } from './unstarted.ts'

export interface SpaceDeps extends Omit<ActionDeps, 'lobby'> {
  id: string
  session: SessionClient
  clock: Clock
  preferences: Preferences
  confirmDiscard: OpenRoomDeps['confirmDiscard']
  /** Called when the open room becomes invisible to this person, who did not leave it. */
  onRoomGone?: (room: RoomView) => void
  onInvited?: (room: RoomView, by: Person | null) => void
  onRoomShown?: (room: string) => void
}

export class Space {
  readonly id: string
  readonly deps: SpaceDeps
  readonly people: People
  readonly levels: RoomLevels
  readonly rooms: Rooms
  readonly typing: Typing
  readonly actions: SpaceActions
  readonly #status = new SpaceStatus()
  readonly #open: OpenRoom
  readonly #unstarted: UnstartedRooms
  readonly #targets: BroadcastTargets
  readonly #draftMarks: DraftMarks
  readonly #faces: FaceLoader
  #ends: (() => void)[] = []
  /** To be shown as soon as there are rooms. */
  #wanted: { room: string | null; message: ShownMessage | null } | null = null

  constructor(deps: SpaceDeps) {
    this.id = deps.id
    this.deps = deps
    this.#draftMarks = new DraftMarks(deps.preferences)
    this.levels = new RoomLevels(deps.preferences, deps.id)
    this.rooms = new Rooms((room) => this.levels.isMuted(room))
    this.#faces = new FaceLoader(deps.session)
    this.people = new People((member) => this.#faces.faceOf(member))
    this.typing = new Typing(deps.clock)
    this.actions = new SpaceActions(deps.session, deps.id, { ...deps, lobby: () => this.rooms.lobby })
    const { people, rooms, typing } = this
    const status = this.#status
    this.#open = new OpenRoom({
      ...deps,
      rooms,
      people: () => people.others,
      me: () => status.me,
      drafts: (room) => status.draftsIn(room)
    })
    this.#unstarted = new UnstartedRooms({
      space: deps.id,
      people,
      rooms,
      hasDraft: (room) => hasDraft(deps.preferences, room)
    })
    const unstarted = this.#unstarted
    this.#targets = {
      unstarted,
      status,
      people,
      faces: this.#faces,
      rooms,
      typing,
      open: this.#open,
      actions: this.actions,
      enterWanted: () => this.#enterWanted(),
      deps
    }
  }

  get name(): string {
    return this.#status.name
  }

  /** False until the first entry of this device. */
  get ready(): boolean {
    return this.#status.ready
  }

  get connection(): ConnectionState {
    return this.#status.connection
  }

  get host(): Person | null {
    return this.people.find(this.#status.host)
  }

  get startedByMe(): boolean {
    return this.#status.startedByMe
  }

  get session(): SessionClient {
    return this.deps.session
  }

  get room(): RoomView | null {
    return this.#open.room
  }

  get timeline(): Timeline | null {
    return this.#open.timeline
  }

  get composer(): Composer | null {
    return this.#open.composer
  }

  /** Whether the room keeps a text that was begun; not for the open room, where it is seen. */
  hasDraft(room: string): boolean {
    return room !== this.#open.id && this.#draftMarks.has(room)
  }

  /** Of all rooms. */
  get outbox(): readonly Draft[] {
    return this.#status.outbox
  }

  get drafts(): readonly Draft[] {
    return this.#status.draftsIn(this.#open.id)
  }

  /**
   * Watches the space; false when there is no such space here.
   *
   * @param room the one to show, if it is in sight; else the lobby. @param message to return to in that room
   */
  async start(room: string | null = null, message: ShownMessage | null = null): Promise<boolean> {
    this.#wanted = { room, message }
    const followed = [this.levels.follow(), this.#draftMarks.follow()]
    this.#ends = [...listen(this.deps.session, this.#targets), ...followed]
    const reply = await this.deps.session.request('space:watch', {})
    if (!reply.ok) {
      this.deps.refuse(reply.code)
      return false
    }
    applyView(reply, this.#targets)
    this.#unstarted.restore([room])
    if (!this.#enterWanted()) this.#open.enter(reply.space.lobby)
    return true
  }

  /** Reconnects now; the session does so by itself soon. */
  async retryConnection(): Promise<void> {
    await this.deps.session.request('connection:retry', {})
  }

  stop(): void {
    for (const end of this.#ends) end()
    this.#open.close()
    this.typing.stop()
  }

  enterRoom(id: string): void {
    this.#wanted = null
    this.#open.enter(id)
    this.#forgetUnwritten()
    if (this.rooms.find(id)?.membership === 'invited') run(this.session.request('log:mark', { room: id }))
    this.deps.onRoomShown?.(id)
  }

  /** Shows the list instead, in a narrow window. */
  leaveRoomView(): void {
    this.#open.leave()
    this.#forgetUnwritten()
  }

  /** Opens the direct room with this person, which the first message creates. @returns its id */
  writeTo(person: Person): string {
    const room = this.rooms.directWith(person.device)?.id ?? this.#unstarted.open(person)
    this.enterRoom(room)
    return room
  }

  async showMessage(room: string, id: string, seq?: number): Promise<void> {
    if (room !== this.#open.id) this.enterRoom(room)
    const refused = await this.#open.show(id, seq)
    if (refused) this.deps.refuse(refused)
  }

  /** The first message at or after a time. @returns whether it could be found */
  async showTime(room: string, at: number, refuse: Refuse): Promise<boolean> {
    if (room !== this.#open.id) this.enterRoom(room)
    const refused = await this.#open.showTime(at)
    if (refused) refuse(refused)
    return refused === null
  }

  /** The other members of a room, present ones first. */
  peopleIn(room: RoomView): Promise<readonly Person[]> {
    return othersIn(room, this.people.others, this.deps)
  }

  /** @returns why that was refused, or null; `not-found` when nobody else has written there */
  async markUnread(room: string): Promise<Code | null> {
    const reply = await this.session.request('log:unmark', { room })
    return reply.ok ? null : reply.code
  }

  editLast(): void {
    this.#open.editLast()
  }

  /** A guest's page has no rooms until its host has let it in. */
  #enterWanted(): boolean {
    if (!this.#wanted || !this.ready) return false
    const { room, message } = this.#wanted
    this.enterRoom(this.rooms.find(room)?.id ?? this.rooms.lobby)
    if (message && message.room === this.#open.id) run(this.timeline?.returnTo(message))
    return true
  }

  #forgetUnwritten(): void {
    const { preferences } = this.deps
    this.#unstarted.keep(
      ({ id }) => id === this.#open.id || this.#status.draftsIn(id).length > 0 || hasDraft(preferences, id)
    )
  }
}
