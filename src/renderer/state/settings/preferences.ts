/** All preferences of this browser or window, in one table, read and written through `Preferences`. */
import * as v from 'valibot'
import { Bytes32, Count, RoomId } from '#shared/values/ids.ts'
import { combineStops, Listeners } from '#shared/values/listeners.ts'
import type { KeyValueStore } from '../../platform/platform.ts'
import { isSpoken, type LanguageCode } from '../../words/languages.ts'

export const schemes = ['system', 'light', 'dark'] as const
export const contrasts = ['system', 'more'] as const
export const accents = ['teal', 'blue', 'violet', 'rose', 'amber', 'green', 'graphite'] as const
export const densities = ['cosy', 'compact'] as const
export const layouts = ['bubbles', 'lines'] as const
/** Percent of the system's text size. */
export const textSizes = ['90', '100', '110', '120', '130'] as const
export const notificationLevels = ['off', 'mentions', 'all'] as const
export type NotificationLevel = (typeof notificationLevels)[number]
export const listGroups = ['direct', 'rooms', 'more', 'people', 'archived'] as const
export type ListGroup = (typeof listGroups)[number]
export const switches = ['on', 'off'] as const
/** `system`, or the code of a language. */
export type LanguageChoice = LanguageCode

/** `device`: one value. `tab`: one, forgotten when its window or tab closes. `space`, `room`: one for each id. */
type Scope = 'device' | 'tab' | 'space' | 'room'

interface Preference<Value, In extends Scope = Scope> {
  readonly scope: In
  /** Storage key; followed by `/` and the id where the scope has one. Stored values outlive updates. */
  readonly storageKey: string
  readonly stored: 'text' | 'json'
  readonly schema: v.GenericSchema<unknown, Value>
  /** Default. */
  readonly default: Value
}

const appearance = v.object({
  scheme: v.fallback(v.picklist(schemes), 'system'),
  contrast: v.fallback(v.picklist(contrasts), 'system'),
  accent: v.fallback(v.picklist(accents), 'teal'),
  density: v.fallback(v.picklist(densities), 'cosy'),
  layout: v.fallback(v.picklist(layouts), 'bubbles'),
  textSize: v.fallback(v.picklist(textSizes), '100')
})

const language = v.custom<LanguageChoice>(
  (value) => typeof value === 'string' && (value === 'system' || isSpoken(value))
)

const draftTarget = v.object({
  kind: v.pipe(
    // 'answer' is what versions before this one stored for a reply.
    v.picklist(['reply', 'edit', 'answer']),
    v.transform((kind) => (kind === 'answer' ? 'reply' : kind))
  ),
  id: v.string(),
  author: v.string(),
  text: v.string(),
  ticket: v.optional(v.string()),
  edited: v.nullable(v.string())
})

const ShownMessage = v.object({ room: RoomId, id: Bytes32, seq: Count })
export type ShownMessage = v.InferOutput<typeof ShownMessage>

const foldedGroups: v.GenericSchema<unknown, readonly ListGroup[]> = v.array(v.picklist(listGroups))
const texts: v.GenericSchema<unknown, readonly string[]> = v.array(v.string())
/** A list is what versions before this one stored: the muted rooms. */
const roomLevels: v.GenericSchema<unknown, Readonly<Record<string, NotificationLevel>>> = v.union([
  v.pipe(
    v.array(RoomId),
    v.transform((rooms) => Object.fromEntries(rooms.map((room) => [room, 'off'] as const)))
  ),
  v.record(RoomId, v.picklist(notificationLevels))
])

const table = {
  appearance: json('device', 'appearance', appearance, v.parse(appearance, {})),
  language: text('device', 'language', language, 'system'),
  /** Null until the person chooses: the default depends on the browser's permission. */
  notifications: text('device', 'notices', v.nullable(v.picklist(notificationLevels)), null),
  sound: text('device', 'sound', v.picklist(switches), 'on'),
  /** Whether notifications were offered once; `yes` also after the answer. */
  notificationsOffered: text('device', 'notices-offered', v.picklist(['no', 'yes']), 'no'),
  foldedGroups: json('device', 'folded', foldedGroups, ['archived']),
  sidebar: text('device', 'sidebar', v.picklist(['shown', 'hidden']), 'shown'),
  recentRooms: json('space', 'visited', texts, []),
  recentSearches: json('space', 'searched', texts, []),
  roomLevels: json('space', 'muted', roomLevels, {}),
  draft: text('room', 'draft', v.string(), ''),
  draftTarget: json('room', 'draft-about', v.nullable(draftTarget), null),
  /** After a reload or a crash the page returns to this space and room. */
  shownSpace: text('tab', 'shown-space', v.nullable(v.string()), null),
  shownRoom: text('tab', 'shown-room', v.nullable(v.string()), null),
  /** In the middle of the screen when the page closed; null at the newest message. */
  shownMessage: json('tab', 'shown-message', v.nullable(ShownMessage), null)
} as const

function text<Value extends string | null, In extends Scope>(
  scope: In,
  storageKey: string,
  schema: v.GenericSchema<unknown, Value>,
  initial: NoInfer<Value>
): Preference<Value, In> {
  return { scope, storageKey, stored: 'text', schema, default: initial }
}

function json<Value, In extends Scope>(
  scope: In,
  storageKey: string,
  schema: v.GenericSchema<unknown, Value>,
  initial: NoInfer<Value>
): Preference<Value, In> {
  return { scope, storageKey, stored: 'json', schema, default: initial }
}

type Table = typeof table
export type PreferenceName = keyof Table
export type PreferenceValue<Name extends PreferenceName> = Table[Name]['default']
/** The id of the space or room that has its own value. */
type ScopeId<Name extends PreferenceName> = Table[Name]['scope'] extends 'space' | 'room' ? [id: string] : []

export class Preferences {
  readonly #stores: { device: KeyValueStore; tab: KeyValueStore }
  readonly #changed = new Listeners<[name: PreferenceName, id: string]>()

  constructor(stores: { device: KeyValueStore; tab: KeyValueStore }) {
    this.#stores = stores
  }

  get<Name extends PreferenceName>(name: Name, ...id: ScopeId<Name>): PreferenceValue<Name> {
    const row: Preference<PreferenceValue<Name>> = table[name]
    const key = keyOf(row, id)
    const stored = this.#storeOf(row).get(key)
    if (stored === null) return row.default
    try {
      return v.parse(row.schema, row.stored === 'json' ? JSON.parse(stored) : stored)
    } catch (error) {
      console.warn('not a valid preference:', key, error)
      return row.default
    }
  }

  set<Name extends PreferenceName>(name: Name, value: PreferenceValue<Name>, ...id: ScopeId<Name>): void {
    const row: Preference<PreferenceValue<Name>> = table[name]
    const stored = textOf(row, value)
    this.#storeOf(row).set(keyOf(row, id), stored === textOf(row, row.default) ? null : stored)
    this.#changed.emit(name, id[0] ?? '')
  }

  /** Calls the listener when another window has changed the value, with the id that it belongs to. @returns stops it */
  follow(name: PreferenceName, listener: (id: string) => void): () => void {
    const row: Preference<unknown> = table[name]
    return this.#storeOf(row).onOtherChange((key) => {
      const [storageKey, id = ''] = key.split('/')
      if (storageKey === row.storageKey) listener(id)
    })
  }

  /** As {@link follow}, also for changes of this window. */
  watch(name: PreferenceName, listener: (id: string) => void): () => void {
    return combineStops([
      this.follow(name, listener),
      this.#changed.add((changed, id) => {
        if (changed === name) listener(id)
      })
    ])
  }

  #storeOf({ scope }: Preference<unknown>): KeyValueStore {
    return scope === 'tab' ? this.#stores.tab : this.#stores.device
  }
}

function keyOf({ storageKey }: Preference<unknown>, id: readonly string[]): string {
  return [storageKey, ...id].join('/')
}

function textOf({ stored }: Preference<unknown>, value: unknown): string | null {
  if (value === null) return null
  return stored === 'text' && typeof value === 'string' ? value : JSON.stringify(value)
}
