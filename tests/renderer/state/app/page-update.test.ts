import { expect, test } from 'vitest'
import { PageUpdate, retryMs, type BuildSource } from '../../../../src/renderer/state/app/page-update.ts'
import { ScriptedClock } from '../../../support/interface.ts'

function page(build: Partial<BuildSource> = {}) {
  const clock = new ScriptedClock()
  const state = { isWriting: false, reloads: [] as string[], offers: 0 }
  const update = new PageUpdate({
    build: {
      own: 'one',
      served: () => Promise.resolve('two'),
      isMissing: () => Promise.resolve(false),
      ...build
    },
    clock,
    isWriting: () => state.isWriting,
    reload: (wanted) => {
      if (state.reloads.includes(wanted)) return false
      state.reloads.push(wanted)
      return true
    },
    offer: () => (state.offers += 1)
  })
  return { clock, state, update }
}

test('a page of an earlier build is loaded again, once', async () => {
  const { update, state } = page()
  await Promise.all([update.check(), update.check('./a.js')])
  await update.check()
  expect(state).toMatchObject({ reloads: ['two'], offers: 0 })
})

test.each([
  ['has the same build', {}, { served: 'one' }],
  ['does not answer, or lets no guests in', {}, { served: null }],
  ['is not of a build', { own: null }, { served: 'two' }]
])('a page stays when its server %s', async (_what, own, { served }) => {
  const { update, state } = page({ ...own, served: () => Promise.resolve(served) })
  await update.check('./a.js')
  expect(state).toMatchObject({ reloads: [], offers: 0 })
})

test('a chunk that the server does not have any more is enough', async () => {
  const { update, state } = page({
    served: () => Promise.resolve('one'),
    isMissing: (file) => Promise.resolve(file === '/assets/gone.js')
  })
  await update.check('/assets/there.js')
  expect(state.reloads).toEqual([])
  await update.check('/assets/gone.js')
  expect(state.reloads).toEqual(['one'])
})

test('while somebody writes it is offered, and done when they have finished', async () => {
  const { update, state, clock } = page()
  state.isWriting = true
  await update.check()
  expect(state).toMatchObject({ reloads: [], offers: 1 })
  clock.pass(retryMs)
  expect(state).toMatchObject({ reloads: [], offers: 1 })
  state.isWriting = false
  clock.pass(retryMs)
  expect(state).toMatchObject({ reloads: ['two'], offers: 1 })
})

test('a reload that did not help is offered, and not done again', async () => {
  const { update, state, clock } = page()
  state.reloads.push('two')
  await update.check()
  clock.pass(10 * retryMs)
  await update.check()
  expect(state).toMatchObject({ reloads: ['two'], offers: 1 })
})
