import { beforeEach, expect, test, vi } from 'vitest'
import { handleDrop, handlePaste } from '../../../src/renderer/behaviour/paste.ts'

/** A field that someone writes in; its page writes as the keyboard would unless it `cannot`. */
class Field extends EventTarget {
  value: string
  selectionStart: number
  selectionEnd: number

  constructor(value: string, from = value.length, to = from) {
    super()
    ;[this.value, this.selectionStart, this.selectionEnd] = [value, from, to]
  }

  focus = (): void => undefined

  setSelectionRange(from: number, to: number): void {
    ;[this.selectionStart, this.selectionEnd] = [from, to]
  }

  setRangeText(text: string): void {
    this.value = this.value.slice(0, this.selectionStart) + text + this.value.slice(this.selectionEnd)
  }
}

let done: unknown[]
let field: Field
let typing: boolean

function write(how: string, text = ''): boolean {
  if (typing) field.setRangeText(text)
  done.push(how)
  return typing
}

beforeEach(() => {
  done = []
  typing = true
  vi.stubGlobal('document', { execCommand: (name: string, _: boolean, text?: string) => write(name, text) })
  vi.stubGlobal('InputEvent', Event)
})

const handlers = {
  code: (from: number, text: string): void => void done.push(['code', from, text]),
  files: (): void => void done.push('files')
}

const carrying = (carried: Record<string, string>) => ({
  types: Object.keys(carried),
  getData: (type: string) => carried[type] ?? ''
})

function pasted(into: Field, carried: Record<string, string>): void {
  field = into
  const event = { clipboardData: carrying(carried), preventDefault: () => done.push('taken') }
  handlePaste(event as unknown as ClipboardEvent, into as unknown as HTMLTextAreaElement, handlers)
}

test('plain text and empty pastes are left to the field', () => {
  pasted(new Field('so '), { 'text/plain': 'tea' })
  const event = { clipboardData: null, preventDefault: () => done.push('taken') }
  handlePaste(event as unknown as ClipboardEvent, field as unknown as HTMLTextAreaElement, handlers)
  expect([done, field.value]).toEqual([[], 'so '])
})

test('an address pasted over selected words becomes their link, with the caret behind it', () => {
  pasted(new Field('see here now', 4, 8), { 'text/plain': 'https://a.example' })
  expect([field.value, field.selectionStart]).toEqual(['see [here](https://a.example) now', 29])
  expect(done).toEqual(['insertText', 'taken'])
})

test('without a selection an address is inserted as text, whatever formats come with it', () => {
  pasted(new Field('see here'), { 'text/plain': 'https://a.example' })
  expect(done).toEqual([])
})

test('bold text from elsewhere stays bold', () => {
  pasted(new Field('so !', 3), { 'text/plain': 'big', 'text/html': '<b>big</b>' })
  expect([field.value, field.selectionStart, field.selectionEnd]).toEqual(['so **big**!', 10, 10])
})

test('where the browser cannot insert text, the value is set and an input event is sent', () => {
  typing = false
  const into = new Field('')
  into.addEventListener('input', () => done.push('input'))
  pasted(into, { 'text/plain': 'big', 'text/html': '<b>big</b>' })
  expect([into.value, done]).toEqual(['**big**', ['insertText', 'input', 'taken']])
})

test('a thousand lines are inserted at once, since typing them would freeze the page', () => {
  const lines = '<p><b>tea</b></p>'.repeat(200)
  pasted(new Field(''), { 'text/plain': 'tea\n'.repeat(200), 'text/html': lines })
  expect([field.value.split('**tea**').length, done]).toEqual([201, ['taken']])
})

test('lines of code are left to the field, and their start is reported', () => {
  pasted(new Field('look: '), { 'text/plain': 'if (a) {\r\n  b();\r\n}' })
  expect(done).toEqual([['code', 6, 'if (a) {\n  b();\n}']])
})

test('files are not inserted', () => {
  pasted(new Field('so '), { Files: '' })
  expect([done, field.value]).toEqual([['files', 'taken'], 'so '])
})

test('dropped text goes to the caret, and the selection stays', () => {
  field = new Field('a cup', 0, 1)
  handleDrop(
    carrying({ 'text/plain': ' tea' }) as unknown as DataTransfer,
    field as unknown as HTMLTextAreaElement,
    handlers
  )
  expect([field.value, field.selectionStart]).toEqual(['a tea cup', 5])
})
