import { beforeEach, expect, test, vi } from 'vitest'
import { focused, focusedByMouse } from '../../../src/renderer/behaviour/focused.ts'
import { pretendPage } from '../../support/scripted-element.ts'

const done: string[] = []
const field = {
  focus: () => done.push('focus'),
  select: () => done.push('select')
} as unknown as HTMLTextAreaElement

function page(pointer: 'fine' | 'coarse', dialog: object | null = null): void {
  pretendPage({ querySelector: () => dialog })
  vi.stubGlobal('matchMedia', (asked: string) => ({ matches: asked === `(pointer: ${pointer})` }))
}

beforeEach(() => {
  done.length = 0
})

test('a field that appears has the focus, and what is in it is written over', () => {
  focused(field)
  expect(done).toEqual(['focus', 'select'])
})

test('a finger has to touch the field first, and nothing is taken from a dialog', () => {
  page('coarse')
  focusedByMouse(field)
  page('fine', {})
  focusedByMouse(field)
  expect(done).toEqual([])
  page('fine')
  focusedByMouse(field)
  expect(done).toEqual(['focus'])
})
