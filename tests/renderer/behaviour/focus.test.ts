import { beforeEach, describe, expect, test, vi } from 'vitest'
import { autofocus, autofocusWithMouse, returnFocus } from '../../../src/renderer/behaviour/focus.ts'
import { ScriptedElement, happen, pretendPage } from '../../support/scripted-element.ts'

const done: string[] = []
const field = {
  focus: () => done.push('focus'),
  select: () => done.push('select')
} as unknown as HTMLTextAreaElement

function page(pointer: 'fine' | 'coarse', dialog: object | null = null): void {
  pretendPage({ querySelector: () => dialog })
  vi.stubGlobal('matchMedia', (requested: string) => ({ matches: requested === `(pointer: ${pointer})` }))
}

beforeEach(() => {
  done.length = 0
})

test('a field that appears has the focus, and what is in it is written over', () => {
  autofocus(field)
  expect(done).toEqual(['focus', 'select'])
})

test('a finger has to touch the field first, and nothing is taken from a dialog', () => {
  page('coarse')
  autofocusWithMouse(field)
  page('fine', {})
  autofocusWithMouse(field)
  expect(done).toEqual([])
  page('fine')
  autofocusWithMouse(field)
  expect(done).toEqual(['focus'])
})

describe('returning the focus', () => {
  const panel = new ScriptedElement()
  const inPanel = new ScriptedElement({}, panel)
  let button: ScriptedElement
  let composer: ScriptedElement

  const attach = (): (() => void) => returnFocus(panel as unknown as HTMLElement)

  function go(target: ScriptedElement): void {
    target.focus()
    happen(document, 'focusin', { target })
  }

  beforeEach(() => {
    ;[button, composer] = [new ScriptedElement(), new ScriptedElement()]
    pretendPage({ querySelector: () => composer })
    button.focus()
  })

  test('the focus goes back to what opened the panel', () => {
    const close = attach()
    go(inPanel)
    close()
    expect(document.activeElement).toBe(button)
  })

  test('who has gone on elsewhere stays there', () => {
    const close = attach()
    go(inPanel)
    const elsewhere = new ScriptedElement()
    go(elsewhere)
    close()
    expect(document.activeElement).toBe(elsewhere)
  })

  test('where what opened it has gone, the place for writing has the focus', () => {
    const close = attach()
    go(inPanel)
    button.isConnected = false
    close()
    expect(document.activeElement).toBe(composer)
  })
})
