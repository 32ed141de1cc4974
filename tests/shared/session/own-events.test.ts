/** What a guest's page keeps of its own events comes back to a host that has lost them, and no host makes a page forget it. */
import { expect, test } from 'vitest'
import { eventId } from '#shared/log/event.ts'
import type { HostConnection, OwnEvent } from '#shared/session/deps.ts'
import { firstRead } from '#shared/session/log-reader.ts'
import { systemClock, type Clock } from '#shared/values/clock.ts'
import { limits } from '#shared/values/limits.ts'
import { nodeCrypto } from '../../../src/main/identity/crypto.ts'
import { noLimits, startSpace, type Space } from '../../support/chat.ts'
import { saysAll } from '../../support/person.ts'
import { savedStore, type SavedState } from '../../support/saved-store.ts'

function textsAt({ file, id, lobby }: Space): unknown[] {
  return file.log.readAfter(id, lobby, 0, 1000).flatMap(({ event }) => event.body['text'] ?? [])
}

/** What would be called after the delay in which somebody who holds more may come first is called by `hurry`. */
function hurriedClock(): Clock & { hurry: () => void } {
  const late = new Set<() => void>()
  return {
    now: () => systemClock.now(),
    after: (ms, call) => {
      if (ms < limits.incompleteDelayMs || ms > limits.maxIncompleteDelayMs)
        return systemClock.after(ms, call)
      late.add(call)
      return () => late.delete(call)
    },
    hurry: () => {
      const due = [...late]
      late.clear()
      for (const call of due) call()
    }
  }
}

test('an author gives back what a host has lost, though another page has brought a later message of this author', async () => {
  const space = await startSpace({ allowances: noLimits })
  let saved: SavedState | null = null
  const save = (state: SavedState): void => void (saved = state)
  const ada = await space.join('Ada', { store: savedStore(null, save) })
  const old = space.copy()
  await saysAll(ada, ['first'])
  const omar = await space.join('Omar')
  const many = Array.from({ length: firstRead + 10 }, (_, at) => `of Omar ${String(at)}`)
  await saysAll(omar, many)
  await ada.says('second')
  await omar.receives('second')
  await omar.leave()
  const clock = hurriedClock()
  const eve = await space.join('Eve', { clock })
  await eve.receives('second')
  expect(eve.texts()).not.toContain('first')
  await ada.leave()

  await old.restore()
  await eve.sees('the host', () => eve.session.view.connection.state === 'open')
  const withEve = (): unknown[] => {
    clock.hurry()
    return textsAt(space)
  }
  await expect.poll(withEve).toContain('second')
  expect(textsAt(space)).not.toContain('first')

  const back = await space.join('Ada', { keys: ada.keys, store: savedStore(saved, save) })
  await saysAll(back, ['third'])
  const own = textsAt(space).filter((text) => !many.includes(String(text)))
  expect(own).toEqual(['second', 'first', 'third'])
})

test('a host that says that it lacks everything, and takes nothing, does not make a page forget what it has written', async () => {
  const space = await startSpace()
  let own: readonly OwnEvent[] = []
  let lies = false
  let link: HostConnection | null = null
  const dial = async (): Promise<HostConnection> => {
    const real = await space.dial()
    const request = async (name: string, payload: never): Promise<unknown> => {
      const reply = await real.request(name as never, payload)
      const { own: ids = [], events = [] } = payload as { own?: string[]; events?: { event: never }[] }
      if (lies && name === 'space:enter') return { ...(reply as object), lacks: ids }
      if (!lies || name !== 'log:bring') return reply
      const refusalOf = (event: never): object => ({
        id: eventId(event, nodeCrypto.hash),
        code: 'out-of-order'
      })
      return { ok: true, placed: [], refused: events.map(({ event }) => refusalOf(event)) }
    }
    link = { ...real, request: request as HostConnection['request'] }
    return link
  }
  const ada = await space.join('Ada', { dial, store: savedStore(null, (state) => void (own = state.own)) })
  const kept = (): Set<unknown> => new Set(own.flatMap(({ event }) => event.body['text'] ?? []))
  await saysAll(ada, ['one', 'two', 'three'])
  expect(kept()).toEqual(new Set(['one', 'two', 'three']))
  lies = true
  ;(link as HostConnection | null)?.close()
  await ada.sees('the loss', () => ada.session.view.connection.state === 'lost')
  await ada.sees('the host', () => ada.session.view.connection.state === 'open')
  await saysAll(ada, ['four'])
  expect(kept()).toEqual(new Set(['one', 'two', 'three', 'four']))
})
