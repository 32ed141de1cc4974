import { beforeEach, expect, test, vi } from 'vitest'
import { preventNavigation, watchDrops } from '../../../src/renderer/behaviour/drag-and-drop.ts'
import { ScriptedElement, happen, pretendPage } from '../../support/scripted-element.ts'

const field = new ScriptedElement()
const beside = new ScriptedElement()
const files = { types: ['Files'], getData: () => '' }
const words = { types: ['text/plain'], getData: () => 'tea' }

let page: EventTarget
let received: unknown[]
let stop: () => void

const drag = (name: string, dataTransfer: object = words, target = beside) =>
  happen(page, name, { dataTransfer, target })

beforeEach(() => {
  page = new EventTarget()
  pretendPage()
  vi.stubGlobal('window', page)
  received = []
  stop = watchDrops(field as unknown as HTMLElement, {
    over: (now) => received.push(now),
    text: (carried) => received.push(carried.getData('text/plain')),
    files: () => received.push('files')
  })
})

test('text dropped outside the field is inserted; inside it the browser does that', () => {
  expect([drag('dragenter'), drag('dragover'), drag('drop')]).toEqual([false, true, true])
  expect(received).toEqual([true, false, 'tea'])
  received = []
  drag('dragenter')
  expect([drag('dragover', words, field), drag('drop', words, field)]).toEqual([false, false])
  expect(received).toEqual([true, false])
})

test('files dropped anywhere are accepted, or the browser would open them', () => {
  drag('dragenter', files)
  expect([drag('dragover', files, field), drag('drop', files, field)]).toEqual([true, true])
  expect(received).toEqual([true, false, 'files'])
})

test('moving between elements of the page is still one drag; leaving the last one ends it', () => {
  for (const name of ['dragenter', 'dragenter', 'dragleave']) drag(name)
  expect(received).toEqual([true, true])
  for (const name of ['dragleave', 'dragleave', 'dragenter', 'dragleave']) drag(name)
  expect(received).toEqual([true, true, false, false, true, false])
})

test('after a drop the next drag counts from zero', () => {
  for (const name of ['dragenter', 'dragenter', 'drop', 'dragenter', 'dragleave']) drag(name)
  expect(received.slice(-2)).toEqual([true, false])
})

test('a drag that starts in this page is ignored until its drop', () => {
  drag('dragstart')
  expect([drag('dragenter'), drag('dragover'), drag('drop')]).toEqual([false, false, false])
  expect(received).toEqual([false])
  drag('dragstart')
  drag('dragend')
  drag('dragenter')
  expect(received).toEqual([false, false, true])
})

test('images of other pages and drops behind a dialog are ignored', () => {
  drag('dragenter', { types: ['image/png'], getData: () => '' })
  pretendPage({ querySelector: () => beside })
  drag('dragenter', files)
  expect([drag('drop', files), received]).toEqual([false, [false]])
})

test('nothing is accepted after it was stopped', () => {
  stop()
  expect([drag('dragenter'), drag('drop'), received]).toEqual([false, false, []])
})

function drags(...types: string[]): DragEvent {
  const event = new Event('drop', { cancelable: true })
  return Object.assign(event, { dataTransfer: { types } }) as unknown as DragEvent
}

test('a dropped file does not replace the page; dropped text is not handled', () => {
  const [file, text] = [drags('Files'), drags('text/plain')]
  preventNavigation(file)
  preventNavigation(text)
  expect([file.defaultPrevented, text.defaultPrevented]).toEqual([true, false])
})
