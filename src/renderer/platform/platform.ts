/** What the interface needs from where it runs: a desktop window, a page on this device, or a guest's browser. */
import type { DeviceApi } from '#shared/bridge.ts'
import type { Profile } from '#shared/values/profile.ts'
import type { Chrome } from '#shared/chrome.ts'
import type { Greeting } from '#shared/protocol/hello.ts'
import type { FollowedLink } from '#shared/protocol/message-link.ts'
import type { Code, Reply } from '#shared/values/reply.ts'
import type { SpaceApi } from '#shared/session/contract.ts'

/** Small values of this browser or window; `null` deletes. Losing them must do no harm. */
export interface KeyValueStore {
  get(key: string): string | null
  /** @returns whether it outlives the page */
  set(key: string, value: string | null): boolean
  /** Of the values whose key begins so. */
  keys(prefix: string): string[]
  /** After another window or tab has changed a value. @returns stops it */
  onOtherChange(listener: (key: string) => void): () => void
}

/** A colour of null: one that the fewest have. */
export type GuestProfile = Omit<Profile, 'colour'> & { colour: number | null }

export interface GuestEntry {
  /** The greeting of the page's own address; null without a valid answer. */
  fetchGreeting(): Promise<Greeting | null>
  readonly invited: boolean
  known(space: string): GuestProfile | null
  /** What this browser had saved of the guest cannot be read: `name` when they are the same person still, `all` when not. */
  damage(space: string): 'name' | 'all' | null
  /**
   * Starts this browser's session in the space.
   *
   * @param code six digits that someone said, in place of the link's invitation
   * @returns why the host does not let a newcomer in, or null: `invitation` when link or code are wrong, used up or
   *   too old, `too-many` after several wrong ones, `offline` without an answer. They stay on the form and may try again
   */
  enter(greeting: Greeting, profile: GuestProfile, code?: string): Promise<Code | null>
  /** Sent at once, or when the host is back. */
  setProfile(profile: Profile): void
  /** Says goodbye, deletes all that this browser stores of Parley, the key included, and reloads. */
  forget(): Promise<void>
}

export interface Platform {
  readonly chrome: Chrome
  readonly space: SpaceApi
  /** Null for a guest. */
  readonly device: DeviceApi | null
  readonly guestEntry: GuestEntry | null
  /** Opens a web address outside the app; null where links open in a new tab by themselves. */
  readonly openLink: ((url: string) => Promise<Reply<object>>) | null
  /** False when the clipboard is not available. */
  copy(text: string): Promise<boolean>
  /** Called when the device stops answering, with null when it is back. */
  onGone(listener: (absence: DeviceAbsence | null) => void): void
  /** Called when the host of this guest's page is back: it may have been updated. */
  onReturn(listener: () => void): void
  /** Where links to messages begin, if that is the page's own address. */
  readonly origin: string | null
  /** Where the page's address led to. */
  readonly linked: FollowedLink | null
  /** Called when another link is entered in this tab. */
  onLink(listeners: AddressListeners): void
}

export interface AddressListeners {
  /** @param follow loads the page again with the secret of the link */
  secret: (follow: () => void) => void
  message: (linked: FollowedLink) => void
}

/** `unknown`: a device answers, and does not know this page. */
export type DeviceAbsence = 'stopped' | 'unknown'

/** What a page in a browser's tab knows without its address. */
export type TabPlatform = Omit<Platform, 'linked' | 'onLink'>
