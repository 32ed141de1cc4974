import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'
import { erase, type Placed } from '#shared/log/event.ts'
import { eventLines, headLine, type ExportHead } from '#shared/export/format.ts'
import { exportPage, type PageWords } from '#shared/export/page.ts'
import { verifyExport, type ProblemKind } from '#shared/export/verify.ts'
import { asKnown } from '#shared/log/kinds.ts'
import { timeline } from '#shared/log/timeline.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { member } from '../../support/caller.ts'
import { startSpace, tempFolder } from '../../support/chat.ts'

interface Exported {
  head: ExportHead
  placed: Placed[]
}

/** A room in which Mina has said a few things, one of which she deleted. */
async function exported(): Promise<Exported> {
  const space = await startSpace()
  const mina = await member(space, 'Mina')
  await mina.joins(space.lobby)
  for (const text of ['one', 'two <b>bold</b> & "quoted"', 'three']) await mina.posts(space.lobby, text)
  const log = space.file.log.readAfter(space.id, space.lobby, 0, 100)
  const members = [...space.file.log.stateEvents(space.id)].flatMap((event) => {
    const known = asKnown(event)
    return known?.kind === 'member.introduced' ? [{ device: event.author, ...known.body }] : []
  })
  const head: ExportHead = {
    parley: 'export',
    v: 1,
    space: { id: space.id, name: 'Test space' },
    room: { id: space.lobby, name: 'Lobby' },
    exported: 0,
    members
  }
  return { head, placed: log }
}

async function problemsOf({ head, placed }: Exported): Promise<ProblemKind[]> {
  const text = headLine(head) + eventLines(placed)
  const { problems } = await verifyExport(linesOf(text), nodeCrypto)
  return problems.map(({ kind }) => kind)
}

async function* linesOf(text: string): AsyncIterable<string> {
  yield* text.split('\n')
}

let made: Promise<Exported> | null = null
/** The same for every test: none of them changes it. */
const room = (): Promise<Exported> => (made ??= exported())

describe('an exported room', () => {
  test('verifies, signatures and all', async () => {
    const whole = await room()
    const verified = await verifyExport(linesOf(headLine(whole.head) + eventLines(whole.placed)), nodeCrypto)
    expect(verified).toMatchObject({ events: 5, erased: 0, problems: [] })
  })

  test('tells when a text was altered', async () => {
    const whole = await room()
    const placed = structuredClone(whole.placed)
    const altered = placed[3]?.event
    if (altered) altered.body = { text: 'TWO' }
    expect(await problemsOf({ ...whole, placed })).toEqual(['signature', 'chain'])
  })

  test('names what is missing', async () => {
    const whole = await room()
    const placed = whole.placed.toSpliced(2, 1)
    const { problems } = await verifyExport(linesOf(headLine(whole.head) + eventLines(placed)), nodeCrypto)
    expect(problems).toEqual([{ line: 4, kind: 'gap', detail: 'positions 3 to 3 are missing' }])
  })

  test('tells when events were exchanged, though each one is signed', async () => {
    const whole = await room()
    const [a, b, c, d, e] = whole.placed as [Placed, Placed, Placed, Placed, Placed]
    const placed = [a, b, { ...c, event: d.event }, { ...d, event: c.event }, e]
    expect(await problemsOf({ ...whole, placed })).toContain('chain')
  })

  test('tells when somebody else’s key is given for a member', async () => {
    const whole = await room()
    const [host, mina] = whole.head.members
    const members = [host, { ...mina, key: host?.key }] as ExportHead['members']
    expect(await problemsOf({ ...whole, head: { ...whole.head, members } })).toContain('stranger')
  })

  test.each([
    ['', 'malformed'],
    ['{}', 'malformed'],
    ['not json', 'malformed']
  ])('is not what %j is', async (text, kind) => {
    const { problems } = await verifyExport(linesOf(text), nodeCrypto)
    expect(problems).toMatchObject([{ kind }])
  })

  test('tells of a line that is no event, and goes on', async () => {
    const whole = await room()
    const text = `${headLine(whole.head)}${eventLines(whole.placed.slice(0, 1))}{"broken":\n${eventLines(whole.placed.slice(1))}`
    const { problems, events } = await verifyExport(linesOf(text), nodeCrypto)
    expect(problems).toMatchObject([{ line: 3, kind: 'malformed' }])
    expect(events).toBe(5)
  })
})

test('the command line says whether a file holds, by its exit code too', async () => {
  const whole = await room()
  const folder = tempFolder()
  const [good, bad] = [join(folder, 'good.jsonl'), join(folder, 'bad.jsonl')]
  writeFileSync(good, headLine(whole.head) + eventLines(whole.placed))
  writeFileSync(bad, headLine(whole.head) + eventLines(whole.placed.slice(1)))
  expect(await verify(good)).toEqual({
    code: 0,
    out: 'Lobby in Test space: 5 events; all signed, none missing\n'
  })
  const { code, out } = await verify(bad)
  expect(code).toBe(1)
  expect(out).toContain('line 2: gap: positions 1 to 1 are missing')
})

async function verify(file: string): Promise<{ code: number; out: string }> {
  const run = promisify(execFile)
  try {
    const { stdout } = await run(process.execPath, ['out/main/headless.js', 'verify', file])
    return { code: 0, out: stdout }
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string }
    return { code, out: stdout }
  }
}

const words: PageWords = {
  lang: 'en',
  dir: 'ltr',
  time: String,
  exported: () => 'Exported',
  notice: ({ notice }, name) => `${name} ${notice}`,
  edited: 'edited',
  deleted: 'deleted'
}

test('the page shows texts as texts', async () => {
  const whole = await room()
  const page = exportPage(whole.head, timeline(whole.placed, 2, nodeCrypto.hash), words)
  expect(page).toContain('two &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot;')
  expect(page).not.toContain('<b>')
  expect(page).toContain('Mina joined')
})

test('a text that somebody put beside a deleted one is no event', async () => {
  const whole = await room()
  const deleted = whole.placed.map(({ position, event }) => ({
    position,
    event: erase(event, nodeCrypto.hash)
  }))
  expect(await problemsOf({ ...whole, placed: deleted })).toEqual([])
  const forged = deleted.map(({ position, event }) => ({
    position,
    event: { ...event, body: { text: 'forged' } }
  }))
  expect(new Set(await problemsOf({ ...whole, placed: forged }))).toEqual(new Set(['malformed']))
})
