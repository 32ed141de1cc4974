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

test('one key moves through the regions, to the element that each region prefers', () => {
  const { steps, panel } = page()
  expect(steps(1, 1, 1, 1)).toEqual(['kitchen', 'field', 'panel', 'kitchen'])
  expect(panel.tabIndex).toBe(-1)
})

test('it also moves backwards, and from no region to the last', () => {
  expect(page().steps(-1, -1, -1, -1)).toEqual(['panel', 'field', 'kitchen', 'panel'])
})

test('a region restores its last focus, unless that element is hidden now', () => {
  const { steps, hall } = page()
  hall.focus()
  expect(steps(1, -1)).toEqual(['field', 'hall'])
  hall.seen = false
  expect(steps(1, -1)).toEqual(['field', 'kitchen'])
})

test('hidden regions are skipped', () => {
  const { steps, room, kitchen } = page()
  room.seen = false
  kitchen.seen = false
  expect(steps(1, 1)).toEqual(['hall', 'panel'])
})
