import { beforeEach, expect, test, vi } from 'vitest'
import { copyText } from '../../../src/renderer/platform/clipboard.ts'
import { pretendPage, ScriptedElement } from '../../support/scripted-element.ts'

let copied: string[]
let typing: ScriptedElement
let place: string

/** What is put into the page for a moment, so that the old command finds it selected. */
class Field extends ScriptedElement {
  value = ''
  className = ''
  select = (): void => void (copied = [`selected ${this.value}`])
  remove = (): void => void copied.push(`gone from ${place}`)
}

function page(dialog: boolean): void {
  const into = (name: string): object => ({ append: () => (place = name) })
  pretendPage({
    createElement: () => new Field(),
    querySelector: () => (dialog ? into('the dialog') : null),
    body: into('the page'),
    execCommand: () => copied.length > 0
  })
  typing = new ScriptedElement()
  typing.focus()
}

beforeEach(() => {
  copied = []
  page(false)
})

test('text is written to the clipboard', async () => {
  vi.stubGlobal('window', { isSecureContext: true })
  vi.stubGlobal('navigator', {
    clipboard: { writeText: (text: string) => Promise.resolve(copied.push(text)) }
  })
  expect([await copyText('tea'), copied]).toEqual([true, ['tea']])
})

test('without TLS it is selected and copied, and the focus goes back', async () => {
  vi.stubGlobal('window', { isSecureContext: false })
  expect([await copyText('tea'), copied]).toEqual([true, ['selected tea', 'gone from the page']])
  expect(document.activeElement).toBe(typing)
})

test('if the clipboard refuses, the text is selected and copied inside the dialog that holds the focus', async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  vi.stubGlobal('window', { isSecureContext: true })
  vi.stubGlobal('navigator', { clipboard: { writeText: () => Promise.reject(new Error('no')) } })
  page(true)
  expect([await copyText('tea'), copied]).toEqual([true, ['selected tea', 'gone from the dialog']])
})
