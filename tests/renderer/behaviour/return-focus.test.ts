import { beforeEach, expect, test } from 'vitest'
import { returnFocus } from '../../../src/renderer/behaviour/return-focus.ts'
import { happen, pretendPage, ScriptedElement } from '../../support/scripted-element.ts'

const panel = new ScriptedElement()
const inPanel = new ScriptedElement({}, panel)
let button: ScriptedElement
let field: ScriptedElement

const attach = (): (() => void) => returnFocus(panel as unknown as HTMLElement)

function go(target: ScriptedElement): void {
  target.focus()
  happen(document, 'focusin', { target })
}

beforeEach(() => {
  ;[button, field] = [new ScriptedElement(), new ScriptedElement()]
  pretendPage({ querySelector: () => field })
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
  expect(document.activeElement).toBe(field)
})
