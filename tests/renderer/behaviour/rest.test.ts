import { beforeEach, expect, test, vi } from 'vitest'
import { onRest } from '../../../src/renderer/behaviour/rest.ts'

let waiting = new Map<number, () => void>()
let last = 0

beforeEach(() => {
  waiting = new Map()
  vi.stubGlobal('requestAnimationFrame', (call: () => void) => {
    waiting.set((last += 1), call)
    return last
  })
  vi.stubGlobal('cancelAnimationFrame', (id: number) => waiting.delete(id))
})

function frame(): void {
  const calls = [...waiting.values()]
  waiting.clear()
  for (const call of calls) call()
}

test('it calls once, after a frame without movement', () => {
  const rested = vi.fn()
  const moved = onRest(rested)
  for (let frames = 0; frames < 3; frames += 1) {
    moved()
    frame()
  }
  expect(rested).not.toHaveBeenCalled()
  frame()
  frame()
  expect(rested).toHaveBeenCalledTimes(1)
})
