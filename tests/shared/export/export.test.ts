import { execFile } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import * as v from 'valibot'
import { describe, expect, test } from 'vitest'
import { erase, type LogEvent, type Placed } from '#shared/log/event.ts'
import { exportLines, type ExportHead } from '#shared/export/format.ts'
import { exportPage, type PageWords } from '#shared/export/page.ts'
import { signStatement, Stated, Statement } from '#shared/export/statement.ts'
import { verifyExport, type ExportProblem, type Verified } from '#shared/export/verify.ts'
import { timeline } from '#shared/log/timeline.ts'
import { unwrap } from '#shared/values/reply.ts'
import { deviceKeysOf, newIdentityPem, nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { startSpace, tempFolder, type Person } from '../../support/chat.ts'

interface Exported {
  head: ExportHead
  statement: Statement | null
  placed: Placed[]
}

/** The lobby, in which Mina and Omar have said a few things, as Mina exports it. Omar has also spoken elsewhere. */
async function exported(): Promise<Exported> {
  const space = await startSpace()
  const [mina, omar] = [await space.join('Mina'), await space.join('Omar')]
  const say = async (who: Person, text: string): Promise<void> => {
    await who.says(text)
    await mina.receives(text)
  }
  await say(omar, 'one')
  await say(mina, 'two <b>bold</b> & "quoted"')
  await omar.creates('Kitchen', 'open')
  await omar.says('not here', 'Kitchen')
  await omar.receives('not here')
  await say(omar, 'three')
  await say(mina, 'four')
  await say(omar, 'five')
  const { placed } = unwrap(await mina.session.request('log:read', { room: space.lobby, limit: 100 }))
  const members = mina.session.view.members.map(({ device, key, name }) => ({ device, key, name }))
  const head: ExportHead = {
    parley: 'export',
    v: 2,
    space: { id: space.id, name: 'Test space' },
    room: { id: space.lobby, name: 'Lobby' },
    exported: Date.UTC(2026, 10, 27),
    members
  }
  const parts = await exportLines(head, placed, nodeCrypto.hash, async (stated) =>
    v.parse(Statement, await mina.session.request('export:sign', stated))
  )
  const [first = '', second = ''] = (parts ?? []).join('').split('\n')
  return {
    head: JSON.parse(first) as ExportHead,
    statement: JSON.parse(second) as Statement,
    placed
  }
}

const linesIn = ({ head, statement, placed }: Exported): string =>
  [head, ...(statement ? [statement] : []), ...placed].map((line) => `${JSON.stringify(line)}\n`).join('')

async function* linesOf(text: string): AsyncIterable<string> {
  yield* text.split('\n')
}

const verified = (file: Exported): Promise<Verified> => verifyExport(linesOf(linesIn(file)), nodeCrypto)

const problemsIn = ({ problems }: { problems: ExportProblem[] }): string[] =>
  problems.map(({ kind, detail }) => `${kind}: ${detail}`)

let made: Promise<Exported> | null = null
/** The same for every test: none of them changes it. */
const room = (): Promise<Exported> => (made ??= exported())

/** As someone would number them who does not want a gap to be seen. */
const renumbered = (placed: readonly Placed[]): Placed[] =>
  placed.map(({ event, position }, at) => ({ position: { ...position, seq: at + 1 }, event }))

/** A file of before, or one whose statement someone has taken out with care. */
function unstated({ head, placed }: Exported): Exported {
  const members = head.members.map(({ device, key, name }) => ({ device, key, name }))
  return { head: { ...head, v: 1, members }, statement: null, placed }
}

/** How each is changed, what it looks like against the statement, and what without one. */
const manipulations: [string, (placed: Placed[]) => Placed[], against: string[], without: string[]][] = [
  [
    'an event in the middle is taken out and the others renumbered',
    (placed) => renumbered(placed.toSpliced(5, 1)),
    [
      'statement: events: 8 exported, 7 here',
      'statement: position of the last event: 8 exported, 7 here',
      'statement: events of Omar: 4 exported, 3 here'
    ],
    []
  ],
  [
    'the end is cut',
    (placed) => placed.slice(0, -2),
    [
      'statement: events: 8 exported, 6 here',
      'statement: position of the last event: 8 exported, 6 here',
      'statement: events of Mina: 3 exported, 2 here',
      'statement: events of Omar: 4 exported, 3 here'
    ],
    []
  ],
  [
    'the beginning is cut and the rest renumbered',
    (placed) => renumbered(placed.slice(2)),
    [
      'statement: events: 8 exported, 6 here',
      'statement: position of the last event: 8 exported, 6 here',
      'statement: events of Host: 1 exported, 0 here',
      'statement: events of Mina: 3 exported, 2 here'
    ],
    []
  ],
  [
    'everything of one author is taken out and the rest renumbered',
    (placed) => renumbered(placed.filter(({ event }) => event.author !== placed[1]?.event.author)),
    [
      'statement: events: 8 exported, 5 here',
      'statement: position of the last event: 8 exported, 5 here',
      'statement: events of Mina: 3 exported, 0 here'
    ],
    []
  ],
  [
    'an answer is put before what it answers',
    (placed) => renumbered([...placed.slice(0, 3), ...placed.slice(3, 5).reverse(), ...placed.slice(5)]),
    ['statement: other events than were exported, or in other places'],
    []
  ],
  [
    'two events of one author are exchanged',
    (placed) => renumbered([...placed.slice(0, 5), ...placed.slice(5).reverse()]),
    [
      'chain: number 6 of its author comes after 7',
      'statement: other events than were exported, or in other places'
    ],
    ['chain: number 6 of its author comes after 7']
  ],
  [
    'a text is altered',
    (placed) =>
      placed.with(3, {
        ...(placed[3] as Placed),
        event: { ...(placed[3] as Placed).event, body: { text: 'ONE' } }
      }),
    ['signature: not signed by', 'statement: other events than were exported, or in other places'],
    ['signature: not signed by']
  ],
  [
    'an event is taken out and its place left empty',
    (placed) => placed.toSpliced(5, 1),
    [
      'gap: positions 6 to 6 are missing',
      'statement: events: 8 exported, 7 here',
      'statement: events of Omar: 4 exported, 3 here'
    ],
    ['gap: positions 6 to 6 are missing']
  ],
  [
    'a text is taken away as if its author had deleted it',
    (placed) =>
      placed.with(3, {
        ...(placed[3] as Placed),
        event: erase((placed[3] as Placed).event, nodeCrypto.hash)
      }),
    ['statement: deleted events: 0 exported, 1 here'],
    []
  ]
]

describe('an exported room', () => {
  test('verifies, with all signatures', async () => {
    const whole = await room()
    const { head, statement } = whole
    const mina = head.members.find(({ name }) => name === 'Mina')
    expect(statement).toMatchObject({ by: mina?.device, key: mina?.key, count: 8 })
    expect(await verified(whole)).toMatchObject({ events: 8, erased: 0, statement, problems: [] })
  })

  test('lists what is missing from it, without calling that an error', async () => {
    const { elsewhere } = await verified(await room())
    const numbers = elsewhere.map(({ name, count, numbers: stretches }) => [name, count, stretches])
    expect(numbers).toEqual([
      ['Host', 2, [[1, 2]]],
      ['Mina', 1, [[1, 1]]],
      [
        'Omar',
        3,
        [
          [1, 1],
          [4, 5]
        ]
      ]
    ])
  })

  test.each(manipulations)('reports when %s', async (_, change, against, without) => {
    const whole = await room()
    const file = { ...whole, placed: change(structuredClone(whole.placed)) }
    expect(problemsIn(await verified(file)).map(withoutIds)).toEqual(against)
    const bare = await verified(unstated(file))
    expect(problemsIn(bare).map(withoutIds)).toEqual(without)
    expect(bare.statement).toBeNull()
  })

  test('reports when the statement is missing, or is about another room, first line or person', async () => {
    const whole = await room()
    const { head, statement } = whole
    if (!statement) throw new Error('it has one')
    const gone = 'statement: there is no statement of an exporter that holds'
    expect(problemsIn(await verified({ ...whole, statement: null }))).toEqual([gone])
    for (const change of [{ count: 7 }, { at: 0 }, { digest: statement.head }, { room: head.space.id }]) {
      const altered = { ...statement, ...change }
      expect(problemsIn(await verified({ ...whole, statement: altered }))).toEqual([
        'statement: its exporter did not sign it',
        gone
      ])
    }
    const other = deviceKeysOf(newIdentityPem())
    const stated = v.parse(Stated, statement)
    const elsewhere = await signStatement(head.room.id, stated, other, nodeCrypto.hash)
    expect(problemsIn(await verified({ ...whole, statement: elsewhere }))[0]).toBe(
      'statement: it is about another room'
    )
    const [host, mina, omar] = head.members as [Member, Member, Member]
    const members = [host, { ...mina, name: omar.name }, { ...omar, name: mina.name }]
    expect(problemsIn(await verified({ ...whole, head: { ...head, members } }))).toEqual([
      'statement: the first line is not the one that was exported'
    ])
    const anybody = await signStatement(head.space.id, stated, other, nodeCrypto.hash)
    const swapped = await verified({ ...whole, statement: anybody })
    expect([swapped.problems, swapped.statement?.by]).toEqual([[], anybody.by])
  })

  test('reports when another person’s key is given for a member', async () => {
    const whole = unstated(await room())
    const [host, mina, ...rest] = whole.head.members as [Member, Member]
    const members = [host, { ...mina, key: host.key }, ...rest]
    const { problems } = await verified({ ...whole, head: { ...whole.head, members } })
    expect(problems.map(({ kind }) => kind)).toContain('stranger')
  })

  test.each([
    ['', 'malformed'],
    ['{}', 'malformed'],
    ['not json', 'malformed']
  ])('is not what %j is', async (text, kind) => {
    const { problems } = await verifyExport(linesOf(text), nodeCrypto)
    expect(problems).toMatchObject([{ kind }])
  })

  test('reports a line that is no event, and continues', async () => {
    const lines = linesIn(await room()).split('\n')
    const text = lines.toSpliced(3, 0, '{"broken":').join('\n')
    const { problems, events } = await verifyExport(linesOf(text), nodeCrypto)
    expect(problems).toMatchObject([{ line: 4, kind: 'malformed' }])
    expect(events).toBe(8)
  })

  test('verifies as described in the protocol', async () => {
    const page = readFileSync('docs/PROTOCOL.md', 'utf8')
    const vectors = JSON.parse(/## Test vectors\n[^]*?```json\n([^]*?)```/.exec(page)?.[1] ?? '') as Vectors
    const { firstLine, statement } = vectors.statement
    const placed = [vectors.erased, vectors.events[1]].map(({ event }, at) => ({
      position: { epoch: at + 1, seq: at + 1 },
      event
    }))
    const lines = [firstLine, ...[statement, ...placed].map((line) => JSON.stringify(line))]
    const file = await verifyExport(linesOf(lines.join('\n')), nodeCrypto)
    expect(file).toMatchObject({ events: 2, erased: 1, statement, problems: [] })
  })

  test('cannot be made without its statement', async () => {
    const { head, placed } = await room()
    expect(await exportLines(head, placed, nodeCrypto.hash, async () => null)).toBeNull()
  })
})

interface Vectors {
  events: [{ event: LogEvent }, { event: LogEvent }]
  erased: { event: LogEvent }
  statement: { firstLine: string; statement: Statement }
}

type Member = ExportHead['members'][number]

const withoutIds = (text: string): string => text.replace(/ [a-z2-7]{52}$/, '')

test('the command line reports the result, also by its exit code', async () => {
  const whole = await room()
  const folder = tempFolder()
  const write = (name: string, file: Exported): string => {
    const path = join(folder, name)
    writeFileSync(path, linesIn(file))
    return path
  }
  const elsewhere = [
    '2 events of Host are elsewhere (other rooms) or missing: numbers 1 to 2',
    '1 event of Mina is elsewhere (other rooms) or missing: number 1',
    '3 events of Omar are elsewhere (other rooms) or missing: numbers 1, 4 to 5'
  ]
  const by = `Mina, device ${whole.statement?.by ?? ''}, signed at 2026-11-27T00:00:00.000Z what was exported: 8 events`
  expect(await verify(write('whole.jsonl', whole))).toEqual({
    code: 0,
    out: [
      'Lobby in Test space: 8 events; all signed by their authors',
      `${by}; this is all of it`,
      ...elsewhere
    ]
  })
  expect(await verify(write('before.jsonl', unstated(whole)))).toEqual({
    code: 3,
    out: [
      'Lobby in Test space: 8 events; all signed by their authors',
      'no statement of an exporter: whether the end is missing, or anything else, cannot be told',
      ...elsewhere
    ]
  })
  const rewritten = join(folder, 'rewritten.jsonl')
  const lines = linesIn(whole).trim().split('\n')
  const events = lines
    .slice(2)
    .map((line) => JSON.stringify({ note: 'new', ...(JSON.parse(line) as object) }))
  writeFileSync(rewritten, [...lines.slice(0, 2), ...events].join('\r\n\r\n'))
  expect(await verify(rewritten)).toMatchObject({ code: 0 })
  const cut = { ...whole, placed: whole.placed.slice(0, -1) }
  expect(await verify(write('cut.jsonl', cut))).toEqual({
    code: 1,
    out: [
      'Lobby in Test space: 7 events; 3 problems',
      by,
      ...elsewhere,
      'line 9: statement: events: 8 exported, 7 here',
      'line 9: statement: position of the last event: 8 exported, 7 here',
      'line 9: statement: events of Omar: 4 exported, 3 here'
    ]
  })
})

async function verify(file: string): Promise<{ code: number; out: string[] }> {
  const run = promisify(execFile)
  try {
    const { stdout } = await run(process.execPath, ['out/main/headless.js', 'verify', file])
    return { code: 0, out: stdout.trim().split('\n') }
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string }
    return { code, out: stdout.trim().split('\n') }
  }
}

const words: PageWords = {
  lang: 'en',
  dir: 'ltr',
  time: String,
  exported: () => 'Exported',
  notice: ({ notice, author }, nameOf) => `${nameOf(author)} ${notice}`,
  edited: 'edited',
  deleted: 'deleted',
  removed: 'removed'
}

test('the page shows messages as text, not as HTML', async () => {
  const whole = await room()
  const page = exportPage(whole.head, timeline(whole.placed, nodeCrypto.hash), words)
  expect(page).toContain('two &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot;')
  expect(page).not.toContain('<b>')
  expect(page).toContain('Mina joined')
})

test('a text beside a deleted message is no event', async () => {
  const whole = unstated(await room())
  const deleted = whole.placed.map(({ position, event }) => ({
    position,
    event: erase(event, nodeCrypto.hash)
  }))
  expect(problemsIn(await verified({ ...whole, placed: deleted }))).toEqual([])
  const forged = deleted.map(({ position, event }) => ({
    position,
    event: { ...event, body: { text: 'forged' } }
  }))
  const { problems } = await verified({ ...whole, placed: forged })
  expect(new Set(problems.map(({ kind }) => kind))).toEqual(new Set(['malformed']))
})
