import { beforeEach, expect, test, vi } from 'vitest'
import type { PreferenceName, PreferenceValue } from '../../../../src/renderer/state/settings/preferences.ts'
import { ids, memoryPreferences, memoryStore } from '../../../support/interface.ts'

const device = memoryStore()
const tab = memoryStore()
const preferences = memoryPreferences(device, tab)
const target = { kind: 'edit', id: 'm', author: 'a', text: 'before', edited: 'after' } as const

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})

interface Stored<Value> {
  /** Under which key. A new version still reads what an earlier one has stored there. */
  key: string
  text: string
  value: Value
  /** In place of `text`; none where every text is valid. */
  wrong: readonly string[]
}

const notJson = ['nonsense', '{']
const stored: { readonly [Name in PreferenceName]: Stored<PreferenceValue<Name>> } = {
  appearance: {
    key: 'appearance',
    text: '{"scheme":"dark","contrast":"more","accent":"rose","density":"compact","layout":"lines","textSize":"120"}',
    value: {
      scheme: 'dark',
      contrast: 'more',
      accent: 'rose',
      density: 'compact',
      layout: 'lines',
      textSize: '120'
    },
    wrong: [...notJson, 'null', '12']
  },
  language: { key: 'language', text: 'de', value: 'de', wrong: ['xx', 'constructor', '{'] },
  notifications: { key: 'notices', text: 'all', value: 'all', wrong: ['some', '{', 'null'] },
  sidebar: { key: 'sidebar', text: 'hidden', value: 'hidden', wrong: ['wide', '{', 'null'] },
  recentRooms: { key: `visited/${ids.space}`, ...jsonOf([ids.lobby]), wrong: [...notJson, 'null', '[1]'] },
  recentSearches: { key: `searched/${ids.space}`, ...jsonOf(['tea']), wrong: [...notJson, '12', '[1]'] },
  sound: { key: 'sound', text: 'off', value: 'off', wrong: ['loud', '{', 'null'] },
  notificationsOffered: { key: 'notices-offered', text: 'yes', value: 'yes', wrong: ['later', '{'] },
  foldedGroups: { key: 'folded', ...jsonOf(['rooms' as const]), wrong: [...notJson, '["boats"]', '12'] },
  roomLevels: {
    key: `muted/${ids.space}`,
    ...jsonOf({ [ids.lobby]: 'mentions' as const }),
    wrong: [...notJson, '["not a room"]', '{"not a room":"all"}', `{"${ids.lobby}":"loud"}`, '7']
  },
  draft: { key: `draft/${ids.lobby}`, text: '12', value: '12', wrong: [] },
  draftTarget: { key: `draft-about/${ids.lobby}`, ...jsonOf(target), wrong: [...notJson, '{"kind":"edit"}'] },
  shownSpace: { key: 'shown-space', text: ids.space, value: ids.space, wrong: [] },
  shownRoom: { key: 'shown-room', text: ids.lobby, value: ids.lobby, wrong: [] },
  shownMessage: {
    key: 'shown-message',
    ...jsonOf({ room: ids.lobby, id: ids.event(1), seq: 7 }),
    wrong: [...notJson, '12', '{"room":"Kitchen"}']
  }
}

function jsonOf<Value>(value: Value): { text: string; value: Value } {
  return { text: JSON.stringify(value), value }
}

const each = Object.entries(stored).map(([name, row]) => ({ name: name as PreferenceName, ...row }))

/** Reads it from a device, or a tab, that has stored nothing else. */
function readFrom(name: PreferenceName, key: string, text: string | null): unknown {
  const store = memoryStore()
  store.set(key, text)
  const all = memoryPreferences(store, store)
  const get = all.get.bind(all) as (name: PreferenceName, ...id: string[]) => unknown
  return get(name, ...key.split('/').slice(1))
}

test.each(each)('what an earlier version stored for $name is still read', ({ name, key, text, value }) => {
  expect(readFrom(name, key, text)).toEqual(value)
  expect(readFrom(name, key, text)).not.toEqual(readFrom(name, key, null))
  expect(console.warn).not.toHaveBeenCalled()
})

test.each(each.flatMap(({ wrong, ...row }) => wrong.map((text) => ({ ...row, text }))))(
  'an invalid value for $name, $text, is the default',
  ({ name, key, text }) => {
    expect(readFrom(name, key, text)).toEqual(readFrom(name, key, null))
    expect(console.warn).toHaveBeenCalled()
  }
)

test('a draft that an earlier version stored as an answer is a reply', () => {
  device.set(`draft-about/${ids.lobby}`, JSON.stringify({ ...target, kind: 'answer', edited: null }))
  expect(preferences.get('draftTarget', ids.lobby)).toEqual({ ...target, kind: 'reply', edited: null })
})

test('rooms that an earlier version stored as muted have nothing that notifies', () => {
  device.set(`muted/${ids.space}`, JSON.stringify([ids.lobby]))
  expect(preferences.get('roomLevels', ids.space)).toEqual({ [ids.lobby]: 'off' })
})

test('one invalid choice of several leaves the others', () => {
  device.set('appearance', '{"scheme":"sepia","accent":"blue"}')
  expect(preferences.get('appearance')).toMatchObject({ scheme: 'system', accent: 'blue' })
})

test('each space and each room has its own', () => {
  preferences.set('roomLevels', { [ids.lobby]: 'all' }, ids.space)
  preferences.set('draft', 'half a thou', ids.lobby)
  expect(preferences.get('roomLevels', 'another')).toEqual({})
  expect(preferences.get('draft', 'another')).toBe('')
})

test('what belongs to a tab is not stored on the device', () => {
  device.set('shown-space', null)
  preferences.set('shownSpace', ids.space)
  expect([tab.get('shown-space'), device.get('shown-space')]).toEqual([ids.space, null])
  expect(memoryPreferences(device).get('shownSpace')).toBeNull()
})

test('the default is not stored, so that a later version may change it', () => {
  preferences.set('sidebar', 'hidden')
  preferences.set('sidebar', 'shown')
  preferences.set('roomLevels', {}, ids.space)
  expect([device.get('sidebar'), device.get(`muted/${ids.space}`)]).toEqual([null, null])
})
