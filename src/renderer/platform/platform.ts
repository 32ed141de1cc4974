/** What the interface asks of its surroundings: a desktop window, a page served on this machine, a guest's browser. */
import type { DeviceApi, Profile } from '#shared/bridge.ts'
import type { Chrome } from '#shared/chrome.ts'
import type { Greeting } from '#shared/protocol/hello.ts'
import type { Code, Reply } from '#shared/values/reply.ts'
import type { SpaceApi } from '#shared/session/contract.ts'

/** Small things this browser or window remembers; `null` forgets. Nothing that must not be lost belongs here. */
export interface KeyValueStore {
  get(key: string): string | null
  set(key: string, value: string | null): void
}

/** How a guest gets in. */
export interface GuestEntry {
  /** Who serves which space at this page's own address; null when nobody answers properly. */
  fetchGreeting(): Promise<Greeting | null>
  readonly invited: boolean
  /** The profile of an earlier visit to the space. */
  known(space: string): Profile | null
  /**
   * Starts this browser's session in the space.
   *
   * @param code six digits that somebody said, in place of the link's invitation
   * @returns why the host does not let a newcomer in, or null: `invitation` when link or code are wrong, used up or
   *   too old, `too-many` after several wrong ones, `offline` without an answer. They stay at the door and may try again
   */
  enter(greeting: Greeting, profile: Profile, code?: string): Promise<Code | null>
  /** From now on; the others hear of it at once, or when the host is there again. */
  rename(profile: Profile): void
  /** Says goodbye and deletes everything that this browser keeps of Parley, its key too; starts over after that. */
  forget(): Promise<void>
}

export interface Platform {
  /** What the page draws of its window's frame. */
  readonly chrome: Chrome
  readonly space: SpaceApi
  /** This machine's Parley; a guest has none. */
  readonly device: DeviceApi | null
  /** Only in a guest's browser. */
  readonly guestEntry: GuestEntry | null
  /** Opens a web address outside the app; null where a link opens in a new tab by itself. */
  readonly openLink: ((url: string) => Promise<Reply<object>>) | null
  /** False when the text could not be put into the clipboard. */
  copy(text: string): Promise<boolean>
  /** Called with true when the surroundings stopped answering, with false when they are back. */
  onGone(listener: (gone: boolean) => void): void
}
