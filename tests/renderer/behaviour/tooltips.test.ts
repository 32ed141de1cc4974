import { beforeEach, expect, test } from 'vitest'
import { watchTooltips } from '../../../src/renderer/behaviour/tooltips.ts'
import { ScriptedClock } from '../../support/interface.ts'
import { happen, pretendPage, ScriptedElement } from '../../support/scripted-element.ts'

const nowhere = new ScriptedElement()
const bell = new ScriptedElement({ 'data-tip': 'Silence' })
const gear = new ScriptedElement({ 'data-tip': 'Settings', 'data-tip-keys': 'Mod+,' })
const tip = new ScriptedElement({ 'data-tip-shown': '' })

let page: EventTarget
let clock: ScriptedClock
let received: (string | null)[]
let stop: () => void

const over = (target: ScriptedElement, pointerType = 'mouse') =>
  happen(page, 'pointerover', { target, pointerType })

beforeEach(() => {
  pretendPage()
  page = new EventTarget()
  clock = new ScriptedClock()
  received = []
  const attach = (one: { text: string; keys: string | null } | null): void =>
    void received.push(one && one.text + (one.keys ?? ''))
  stop = watchTooltips(page as Document, clock, attach)
})

test('a tooltip appears when the pointer rests, not when it passes', () => {
  over(bell)
  clock.pass(400)
  over(nowhere)
  clock.pass(1000)
  expect(received).toEqual([])
  over(bell)
  clock.pass(500)
  expect(received).toEqual(['Silence'])
})

test('after one tooltip the next appears at once; later there is a delay again', () => {
  over(bell)
  clock.pass(500)
  over(gear)
  clock.pass(0)
  expect(received).toEqual(['Silence', 'SettingsMod+,'])
  happen(page, 'wheel')
  clock.pass(200)
  over(bell)
  clock.pass(0)
  happen(page, 'keydown')
  clock.pass(301)
  over(gear)
  clock.pass(499)
  expect(received.slice(2)).toEqual([null, 'Silence', null])
})

test('a tooltip stays while the pointer is on it, and disappears shortly after both are left', () => {
  over(bell)
  clock.pass(500)
  over(nowhere)
  clock.pass(119)
  over(tip)
  clock.pass(1000)
  expect(received).toEqual(['Silence'])
  over(nowhere)
  clock.pass(120)
  expect(received).toEqual(['Silence', null])
})

test('keyboard focus shows a tooltip, until it moves', () => {
  happen(page, 'focusin', { target: gear })
  clock.pass(500)
  happen(page, 'focusin', { target: gear })
  clock.pass(500)
  happen(page, 'focusout')
  expect(received, 'while the page is drawn').toEqual(['SettingsMod+,'])
  clock.pass(0)
  expect(received).toEqual(['SettingsMod+,', null])
})

test('a tip whose element lost the focus goes although the pointer comes upon it, and the next one is shown', () => {
  happen(page, 'focusin', { target: gear })
  clock.pass(500)
  happen(page, 'focusout')
  over(tip)
  clock.pass(0)
  expect(received).toEqual(['SettingsMod+,', null])
  happen(page, 'focusin', { target: gear })
  clock.pass(0)
  happen(page, 'focusout')
  happen(page, 'focusin', { target: bell })
  clock.pass(0)
  expect(received.slice(2)).toEqual(['SettingsMod+,', null, 'Silence'])
})

test('focus by mouse, and elements inside one with a tooltip, show none', () => {
  const clicked = Object.assign(new ScriptedElement({ 'data-tip': 'Send' }), { focusVisible: false })
  for (const target of [clicked, new ScriptedElement({}, bell)]) happen(page, 'focusin', { target })
  clock.pass(500)
  expect(received).toEqual([])
})

test('there is none on touch screens, without a text, on an open menu, or on a removed element', () => {
  over(bell, 'touch')
  over(new ScriptedElement({ 'data-tip': '' }))
  over(new ScriptedElement({ 'data-tip': 'More', 'aria-expanded': 'true' }))
  clock.pass(500)
  const going = new ScriptedElement({ 'data-tip': 'Gone' })
  over(going)
  going.isConnected = false
  clock.pass(500)
  expect(received).toEqual([])
})

test('a press hides the tooltip, and none appears after stopping', () => {
  over(bell)
  happen(page, 'pointerdown')
  clock.pass(500)
  over(bell)
  clock.pass(500)
  stop()
  over(gear)
  clock.pass(500)
  expect(received).toEqual(['Silence', null])
})
