import { beforeEach, expect, test, vi } from 'vitest'
import { selectionOf, applyEdit } from '../../../src/renderer/behaviour/text-field.ts'

let field: HTMLTextAreaElement
let typed: unknown[]

beforeEach(() => {
  typed = []
  const about = { value: 'milk and tea', selectionStart: 12, selectionEnd: 12 }
  field = Object.assign(new EventTarget(), about, {
    focus: () => typed.push('focus'),
    setSelectionRange: (from: number, to: number) =>
      Object.assign(field, { selectionStart: from, selectionEnd: to })
  }) as unknown as HTMLTextAreaElement
  const execCommand = (name: string, _: boolean, text?: string): boolean => {
    const { from, to } = selectionOf(field)
    return typed.push([name, from, to, text]) > 0
  }
  vi.stubGlobal('document', { execCommand })
})

test('text is inserted at its place, wherever the caret was, as if typed', () => {
  applyEdit(field, { from: 0, to: 4, insert: 'water', select: [5, 5] })
  expect([typed, selectionOf(field)]).toEqual([
    ['focus', ['insertText', 0, 4, 'water']],
    { text: 'milk and tea', from: 5, to: 5 }
  ])
})

test('a replacement without text is a deletion, and moving the caret types nothing', () => {
  applyEdit(field, { from: 4, to: 8, insert: '', select: [4, 4] })
  applyEdit(field, { from: 9, to: 9, insert: '', select: [9, 12] })
  expect(typed).toEqual(['focus', ['delete', 4, 8, undefined], 'focus'])
  expect(selectionOf(field)).toMatchObject({ from: 9, to: 12 })
})
