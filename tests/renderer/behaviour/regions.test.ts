import { expect, test } from 'vitest'
import { stepRegion } from '../../../src/renderer/behaviour/regions.ts'
import { pretendPage, ScriptedElement } from '../../support/scripted-element.ts'

class Part extends ScriptedElement {
  tabIndex = 0
  seen = true
  readonly inside: Part[] = []
  readonly name: string

  constructor(name: string, parent: Part | null = null) {
    super({}, parent)
    this.name = name
    parent?.inside.push(this)
  }

  checkVisibility = (): boolean => this.seen
  querySelectorAll = (): Part[] => this.inside
  querySelector = (): Part | null => this.inside.find(({ name }) => name === 'field') ?? null
}

/** Rooms, a room with a place for writing, and a panel in which there is nothing to press. */
function page() {
  pretendPage()
  const [rooms, room, panel] = ['rooms', 'room', 'panel'].map((name) => new Part(name)) as [Part, Part, Part]
  const [kitchen, hall] = ['kitchen', 'hall'].map((name) => new Part(name, rooms)) as [Part, Part]
  const [menu, field] = ['menu', 'field'].map((name) => new Part(name, room)) as [Part, Part]
  const root = { querySelectorAll: () => [rooms, room, panel] } as unknown as ParentNode
  const steps = (...by: (1 | -1)[]): string[] =>
    by.map((step) => {
      stepRegion(root, step)
      return (document.activeElement as unknown as Part).name
    })
  return { rooms, room, panel, kitchen, hall, menu, field, steps }
}

test('one key leads around, to where each part wants the focus', () => {
  const { steps, panel } = page()
  expect(steps(1, 1, 1, 1)).toEqual(['kitchen', 'field', 'panel', 'kitchen'])
  expect(panel.tabIndex).toBe(-1)
})

test('backwards as well, and from nowhere to the last', () => {
  expect(page().steps(-1, -1, -1, -1)).toEqual(['panel', 'field', 'kitchen', 'panel'])
})

test('a part that was left is entered where it was left, unless that is out of sight by now', () => {
  const { steps, hall } = page()
  hall.focus()
  expect(steps(1, -1)).toEqual(['field', 'hall'])
  hall.seen = false
  expect(steps(1, -1)).toEqual(['field', 'kitchen'])
})

test('what cannot be seen is passed over', () => {
  const { steps, room, kitchen } = page()
  room.seen = false
  kitchen.seen = false
  expect(steps(1, 1)).toEqual(['hall', 'panel'])
})
