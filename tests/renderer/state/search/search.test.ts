import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import type { JsonObject } from '#shared/log/canonical.ts'
import { searchDelayMs, Search } from '../../../../src/renderer/state/search/search.svelte.ts'
import { searchStatus } from '../../../../src/renderer/views/search/search-status.ts'
import { catalogue as en } from '../../../../src/renderer/words/en/catalogue.ts'
import { createWords } from '../../../../src/renderer/words/words.ts'
import { sessionClient } from '../../../../src/renderer/state/app/session-client.ts'
import {
  ids,
  messages,
  placed,
  ravi,
  ScriptedBridge,
  ScriptedClock,
  settled
} from '../../../support/interface.ts'

const { t } = createWords('en', 'ltr', en)

function searching() {
  const bridge = new ScriptedBridge()
  const clock = new ScriptedClock()
  const found = messages(1, 2).map((one) => ({ placed: one, text: 'the plan' }))
  bridge.answers['log:search'] = ({ below }: { below?: number }) => ({
    ok: true,
    found,
    next: below ? null : 7
  })
  const search = new Search({
    session: sessionClient(bridge.space, ids.space),
    clock,
    hash: sha256,
    findPeople: (name) => (name === 'ravi' ? [ravi] : []),
    findRoom: () => null
  })
  return { bridge, clock, search, requested: () => bridge.requestsOf('log:search') }
}

test('it searches once the typing pauses', async () => {
  const { requested, clock, search } = searching()
  search.type('pl')
  search.type('plan')
  expect([requested(), search.results]).toEqual([[], null])
  clock.pass(searchDelayMs)
  await settled()
  expect(requested()).toEqual([{ text: 'plan', limit: 25 }])
  expect(search.results?.map(({ seq, pieces }) => [seq, pieces.find(({ hit }) => hit)?.text])).toEqual([
    [1, 'plan'],
    [2, 'plan']
  ])
})

test('filters are typed or picked, and typed ones win', async () => {
  const { requested, search } = searching()
  search.pick('from', ids.device('a'))
  search.pick('after', '2026-11-22')
  search.type('from:ravi plan')
  await search.run()
  expect(requested().at(-1)).toEqual({
    text: 'plan',
    limit: 25,
    from: ravi,
    after: new Date(2026, 10, 22).getTime()
  })
})

test('the next page follows the first', async () => {
  const { requested, search } = searching()
  search.type('plan')
  await search.run()
  expect(search.more).toBe(true)
  await search.loadMore()
  expect([requested().at(-1), search.results?.length, search.more]).toEqual([
    { text: 'plan', limit: 25, below: 7 },
    4,
    false
  ])
})

test('open results follow the edits and deletions of their messages by their authors, and removals by the host', async () => {
  const { bridge, search } = searching()
  const stop = search.watch()
  search.type('plan')
  await search.run()
  const [first = '', second = ''] = search.results?.map(({ id }) => id) ?? []
  const amend = (seq: number, kind: string, body: JsonObject, author = ravi): void => {
    bridge.emit('log:appended', {
      room: ids.lobby,
      after: seq - 1,
      placed: [placed(seq, author, '', { kind, body })]
    })
  }
  const shown = (): unknown => search.results?.map(({ pieces }) => pieces.map(({ text }) => text).join(''))
  amend(3, 'message.edited', { target: first, text: 'a better plan' })
  amend(4, 'message.edited', { target: second, text: 'not by its author: plan' }, ids.device('x'))
  expect(shown()).toEqual(['a better plan', 'the plan'])
  amend(5, 'message.deleted', { target: second })
  expect(shown()).toEqual(['a better plan'])
  amend(6, 'message.edited', { target: first, text: 'nothing' })
  expect(shown()).toEqual([])
  await search.run()
  amend(7, 'message.removed', { target: first }, ids.device('h'))
  expect(shown()).toEqual(['the plan'])
  stop()
})

test('an open result stays while its message holds every word that is searched for', async () => {
  const { bridge, search } = searching()
  search.watch()
  search.type('the plan')
  await search.run()
  const [first = ''] = search.results?.map(({ id }) => id) ?? []
  const edit = (seq: number, text: string): number | undefined => {
    const edited = placed(seq, ravi, '', { kind: 'message.edited', body: { target: first, text } })
    bridge.emit('log:appended', { room: ids.lobby, after: seq - 1, placed: [edited] })
    return search.results?.filter(({ id }) => id === first).length
  }
  expect([edit(3, 'the better plan'), edit(4, 'the better one')]).toEqual([1, 0])
})

test('an invalid filter is shown, and no request is sent', async () => {
  const { requested, search } = searching()
  search.type('from:zoe plan')
  await search.run()
  expect([search.problem, search.results, requested()]).toEqual([{ about: 'from', value: 'zoe' }, null, []])
})

test.each(['--', '**', 'from:ravi --', '…'])(
  'signs of sentences alone (%s) find nothing, and it is said what a search needs',
  async (typed) => {
    const { requested, search } = searching()
    search.type('plan')
    await search.run()
    search.type(typed)
    await search.run()
    expect([search.problem, search.results, requested().length]).toEqual([{ about: 'wordless' }, null, 1])
    expect(searchStatus(search, t)).toContain('a word, a number, an emoji or a sign')
  }
)

test.each(['C++', '->', '#42', '🎉', '"the plan"', '“the plan”'])(
  '%s is searched as it is typed',
  async (typed) => {
    const { requested, search } = searching()
    search.type(typed)
    await search.run()
    expect(requested()).toMatchObject([{ text: typed }])
  }
)

test('one digit is enough, and one letter of any script', async () => {
  const { requested, search } = searching()
  for (const typed of ['c++', '7', '本', 'ש']) {
    search.type(typed)
    await search.run()
  }
  expect(requested()).toHaveLength(4)
})

test('a refusal is shown', async () => {
  const { bridge, search } = searching()
  bridge.refuse('log:search', 'offline')
  search.type('plan')
  await search.run()
  expect([search.problem, search.busy]).toEqual([{ about: 'refused', code: 'offline' }, false])
  expect(searchStatus(search, t)).toContain('Not connected to the host')
})

test('an empty query shows nothing, also when an answer comes late', async () => {
  const { search } = searching()
  search.type('plan')
  const late = search.run()
  search.type('')
  await search.run()
  await late
  expect([search.results, search.busy]).toEqual([null, false])
})

test('it is busy until the answer, and only the latest query counts', async () => {
  const { requested, clock, search } = searching()
  search.type('pl')
  clock.pass(searchDelayMs - 1)
  search.type('plan')
  const looking = search.run()
  expect(search.busy).toBe(true)
  await looking
  clock.pass(searchDelayMs)
  await settled()
  expect([search.busy, requested().length]).toEqual([false, 1])
})
