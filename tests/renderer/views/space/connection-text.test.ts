import { expect, test } from 'vitest'
import { codes } from '#shared/values/reply.ts'
import type { ConnectionState } from '#shared/session/contract.ts'
import {
  durationText,
  finalText,
  lostText,
  refusedForNow
} from '../../../../src/renderer/views/space/connection-text.ts'
import { noFace } from '../../../../src/renderer/state/space/face-loader.svelte.ts'
import { catalogue as en } from '../../../../src/renderer/words/en/catalogue.ts'
import { createWords } from '../../../../src/renderer/words/words.ts'
import { ids, member, mina } from '../../../support/interface.ts'

const words = createWords('en', 'ltr', en)
const { t } = words
const said = (connection: ConnectionState): string | undefined =>
  finalText(t, connection, { name: 'Office', host: null })?.title

test('while it is connected or keeps trying, there is no final text', () => {
  const hopeful: ConnectionState[] = [
    { state: 'open' },
    { state: 'connecting' },
    { state: 'lost', since: 1, closed: false }
  ]
  expect(hopeful.map(said)).toEqual([undefined, undefined, undefined])
})

test('every final state has a text', () => {
  expect(said({ state: 'impostor', host: ids.device('x') })).toContain('not be the real host')
  expect(said({ state: 'violation', code: 'bad-signature' })).toContain('not honest')
  expect(said({ state: 'refused', code: 'removed' })).toBe('You were removed from Office')
  expect(said({ state: 'refused', code: 'version', older: 'host' })).toBe('Parley needs an update')
  expect(said({ state: 'refused', code: 'invitation' })).toContain('new invitation')
})

test('a removed person is told who to ask', () => {
  const host = { ...member('Mina', mina), me: false, tag: '', face: noFace }
  const text = finalText(t, { state: 'refused', code: 'removed' }, { name: 'Office', host })?.text
  expect(text).toContain('Ask Mina')
})

test('a temporary refusal has a text while the session keeps trying', () => {
  const lost = { state: 'lost', since: 1, closed: false } as const
  expect(refusedForNow(t, lost)).toBeNull()
  expect(refusedForNow(t, { ...lost, code: 'guests-off' })?.title).toContain('Guests are off')
  expect(refusedForNow(t, { state: 'open' })).toBeNull()
  expect(refusedForNow(t, { state: 'open', code: 'clock' })?.text).toContain('date and time')
  expect(refusedForNow(t, { ...lost, code: 'crowded' })?.text).toContain('Close one of them')
  expect(refusedForNow(t, { ...lost, code: 'contested' })?.text).toContain('is safe on this device')
  expect(refusedForNow(t, { ...lost, code: 'full' })?.title).toBe('This space is full')
})

test('a computer whose other copy hosted the space, and is gone, is told how to host again', () => {
  const texts = [false, true].flatMap((closed) =>
    [false, true].map((isOwnCopy) => lostText(words, { state: 'lost', since: 1, closed }, isOwnCopy))
  )
  expect(texts).toEqual([
    expect.stringContaining('Reconnecting'),
    expect.stringContaining('close the space and open it'),
    expect.stringContaining('The host closed the space'),
    expect.stringContaining('close the space and open it')
  ])
})

test('every refusal has a sentence', () => {
  const texts = codes.map(
    (code) => finalText(t, { state: 'refused', code }, { name: 'Office', host: null })?.text ?? ''
  )
  expect(texts.filter((text) => text.length < 12)).toEqual([])
})

test('a duration is shown in one unit', () => {
  const spans = [900, 12_400, 61_000, 7_300_000].map((ms) => durationText('en', ms))
  expect(spans).toEqual(['0 sec', '12 sec', '1 min', '2 hr'])
})
