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

test('a field that appears has the focus, with its text selected', () => {
  autofocus(field)
  expect(done).toEqual(['focus', 'select'])
})

test('on a touch screen the field gets no focus by itself, and a dialog never loses it', () => {
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

  test('focus that has moved elsewhere stays there', () => {
    const close = attach()
    go(inPanel)
    const elsewhere = new ScriptedElement()
    go(elsewhere)
    close()
    expect(document.activeElement).toBe(elsewhere)
  })

  test('if the opener is gone, the composer gets the focus', () => {
    const close = attach()
    go(inPanel)
    button.isConnected = false
    close()
    expect(document.activeElement).toBe(composer)
  })
})
