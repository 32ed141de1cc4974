import { beforeEach, expect, test, vi } from 'vitest'
import { fullScreen } from '../../../src/renderer/behaviour/fullscreen.ts'
import { happen, pretendPage } from '../../support/scripted-element.ts'

let screen: { fullscreenElement: object | null; exits: number }
let left: number

function page(allowed: boolean): void {
  screen = { fullscreenElement: null, exits: 0 }
  const requested = (): Promise<void> => (allowed ? Promise.resolve() : Promise.reject(new Error('no')))
  pretendPage({
    documentElement: { requestFullscreen: requested },
    exitFullscreen: () => Promise.resolve((screen.exits += 1))
  })
  Object.defineProperty(document, 'fullscreenElement', { get: () => screen.fullscreenElement })
}

function become(element: object | null): void {
  screen.fullscreenElement = element
  happen(document, 'fullscreenchange')
}

const fill = (): (() => void) => fullScreen(() => (left += 1))({} as HTMLElement)

beforeEach(() => {
  left = 0
  page(true)
})

test('leaving full screen closes the view that used it', () => {
  fill()
  become(null)
  expect(left).toBe(0)
  become({})
  become(null)
  expect(left).toBe(1)
})

test('closing the view leaves full screen, without a second notification', () => {
  const close = fill()
  become({})
  close()
  become(null)
  expect([screen.exits, left]).toEqual([1, 0])
})

test('where full screen is not allowed, the view fills the window', async () => {
  page(false)
  const close = fill()
  await vi.waitFor(() => {
    close()
  })
  expect([screen.exits, left]).toEqual([0, 0])
})
