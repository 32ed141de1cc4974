import { expect, test } from 'vitest'
import type { Placed } from '#shared/log/event.ts'
import { limits } from '#shared/values/limits.ts'
import { sessionClient } from '../../../../src/renderer/state/app/session-client.ts'
import { Pages } from '../../../../src/renderer/state/timeline/pages.ts'
import { ids, messages, readsFrom, ScriptedBridge } from '../../../support/interface.ts'

const log = messages(1, 2 * limits.page + 5)
const seqsOf = (placed: readonly Placed[]): number[] => placed.map(({ position }) => position.seq)

function reading() {
  const bridge = new ScriptedBridge()
  bridge.answers['log:read'] = readsFrom(log)
  const refused: string[] = []
  const pages = new Pages(ids.lobby, sessionClient(bridge.space, ids.space), (code) => refused.push(code))
  return { bridge, refused, pages }
}

async function backwards(pages: Pages): Promise<(readonly Placed[] | null)[]> {
  const read = []
  for await (const page of pages.backwards()) read.push(page)
  return read
}

test('events after a message are read to the end, page after page, each event once', async () => {
  const { pages } = reading()
  const after = (await pages.after(3)) ?? expect.fail('refused')
  expect(seqsOf(after)).toEqual(seqsOf(log.slice(3)))
  expect(await pages.after(log.length)).toEqual([])
})

test('the whole log is read from its end', async () => {
  const { pages } = reading()
  const read = await backwards(pages)
  expect(read.map((page) => page?.length)).toEqual([limits.page, limits.page, 5])
  expect(seqsOf(read.toReversed().flatMap((page) => page ?? []))).toEqual(seqsOf(log))
})

test('a read error is reported, and no partial result is returned', async () => {
  const { bridge, refused, pages } = reading()
  bridge.refuse('log:read', 'offline')
  expect([await pages.after(3), await backwards(pages)]).toEqual([null, [null]])
  expect(refused).toEqual(['offline', 'offline'])
})
