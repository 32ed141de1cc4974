import { beforeEach, expect, test, vi } from 'vitest'
import { ids, memoryPreferences, memoryStore } from '../../../support/interface.ts'

const device = memoryStore()
const tab = memoryStore()
const preferences = memoryPreferences(device, tab)
const target = { kind: 'edit', id: 'm', author: 'a', text: 'before', edited: 'after' } as const

beforeEach(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})

test('what an earlier version stored is still read', () => {
  device.set(
    'appearance',
    '{"scheme":"dark","contrast":"more","accent":"rose","density":"compact","textSize":"120"}'
  )
  device.set('language', 'de')
  device.set('notices', 'all')
  device.set('sidebar', 'hidden')
  device.set(`visited/${ids.space}`, JSON.stringify([ids.lobby]))
  device.set(`searched/${ids.space}`, '["tea"]')
  device.set(`muted/${ids.space}`, JSON.stringify([ids.lobby]))
  device.set(`draft/${ids.lobby}`, '12')
  device.set(`draft-about/${ids.lobby}`, JSON.stringify(target))
  tab.set('shown-space', ids.space)
  tab.set('shown-room', ids.lobby)
  expect(preferences.get('appearance')).toMatchObject({
    scheme: 'dark',
    contrast: 'more',
    accent: 'rose',
    density: 'compact',
    textSize: '120'
  })
  expect(preferences.get('language')).toBe('de')
  expect(preferences.get('notifications')).toBe('all')
  expect(preferences.get('sidebar')).toBe('hidden')
  expect(preferences.get('recentRooms', ids.space)).toEqual([ids.lobby])
  expect(preferences.get('recentSearches', ids.space)).toEqual(['tea'])
  expect(preferences.get('mutedRooms', ids.space)).toEqual([ids.lobby])
  expect(preferences.get('draft', ids.lobby)).toBe('12')
  expect(preferences.get('draftTarget', ids.lobby)).toEqual(target)
  expect([preferences.get('shownSpace'), preferences.get('shownRoom')]).toEqual([ids.space, ids.lobby])
  expect(console.warn).not.toHaveBeenCalled()
})

test.each(['nonsense', '{', 'null', '12', '["not a room"]'])(
  'an invalid value, %s, is the default',
  (wrong) => {
    for (const key of ['appearance', 'language', 'notices', 'sidebar']) device.set(key, wrong)
    for (const key of ['visited', 'muted'])
      device.set(`${key}/${ids.space}`, wrong === '["not a room"]' ? '[1]' : wrong)
    device.set(`draft-about/${ids.lobby}`, wrong)
    expect(preferences.get('appearance').scheme).toBe('system')
    expect(preferences.get('language')).toBe('system')
    expect(preferences.get('notifications')).toBeNull()
    expect(preferences.get('sidebar')).toBe('shown')
    expect(preferences.get('recentRooms', ids.space)).toEqual([])
    expect(preferences.get('mutedRooms', ids.space)).toEqual([])
    expect(preferences.get('draftTarget', ids.lobby)).toBeNull()
    expect(console.warn).toHaveBeenCalled()
  }
)

test('a draft that an earlier version stored as an answer is a reply', () => {
  device.set(`draft-about/${ids.lobby}`, JSON.stringify({ ...target, kind: 'answer', edited: null }))
  expect(preferences.get('draftTarget', ids.lobby)).toEqual({ ...target, kind: 'reply', edited: null })
})

test('one choice of several that is invalid leaves the others', () => {
  device.set('appearance', '{"scheme":"sepia","accent":"blue"}')
  expect(preferences.get('appearance')).toMatchObject({ scheme: 'system', accent: 'blue' })
})

test('each space and each room has its own', () => {
  preferences.set('mutedRooms', [ids.lobby], ids.space)
  preferences.set('draft', 'half a thou', ids.lobby)
  expect(preferences.get('mutedRooms', 'another')).toEqual([])
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
  preferences.set('mutedRooms', [], ids.space)
  expect([device.get('sidebar'), device.get(`muted/${ids.space}`)]).toEqual([null, null])
})
