import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { codes } from '#shared/values/reply.ts'
import { catalogue as en } from '../../../src/renderer/words/en/catalogue.ts'
import { hardCodedText, hardCodedTextIn } from '../../support/hard-coded-text.ts'

const renderer = 'src/renderer'
const sources = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(svelte|ts)$/.test(path) && !path.startsWith('words'))
  .map((path) => ({ path, text: readFileSync(join(renderer, path), 'utf8') }))

// The layer itself says what a time is called that no calendar has.
const layer = readFileSync(join(renderer, 'words/words.ts'), 'utf8')
const all = [...sources.map(({ text }) => text), layer].join('\n')
const keys = Object.keys(en)
const nouns = new Set(keys.map((key) => key.split('.')[0]))

/** Keys that are put together, as `refusal.${code}`. */
const templates = [...all.matchAll(/`([a-z]+)(\.[^`]*\$\{[^`]*)`/g)]
  .filter(([, noun = '']) => nouns.has(noun))
  .map(([, noun = '', rest = '']) => ({
    template: noun + rest,
    pattern: new RegExp(`^${(noun + rest).replaceAll('.', '\\.').replaceAll(/\$\{[^}]*\}/g, '[\\w-]+')}$`)
  }))

/** Files of a language that hold no texts with keys. */
const notForPages = ['catalogue.ts', 'desktop.ts', 'language.ts', 'loader.ts']

test.each(readdirSync(`${renderer}/words/en`).filter((file) => !notForPages.includes(file)))(
  'every key in %s begins with the name of the file',
  async (file) => {
    const name = file.replace('.ts', '')
    const part = Object.values(
      (await import(`../../../src/renderer/words/en/${name}.ts`)) as Record<string, object>
    )
    const strange = part.flatMap((texts) => Object.keys(texts)).filter((key) => !key.startsWith(`${name}.`))
    expect(strange).toEqual([])
  }
)

test('every code of a refusal has a sentence', () => {
  for (const code of codes) expect(en[`refusal.${code}`], code).toMatch(/\.$/)
})

test('every text of the catalogue is used', () => {
  const said = new Set([...all.matchAll(/'([a-z]+(?:\.[\w-]+)+)'/g)].map(([, key]) => key))
  const silent = keys.filter((key) => !said.has(key) && !templates.some(({ pattern }) => pattern.test(key)))
  expect(silent).toEqual([])
})

test('every composed key has texts', () => {
  const empty = templates.filter(({ pattern }) => !keys.some((key) => pattern.test(key)))
  expect(empty.map(({ template }) => template)).toEqual([])
})

describe('text in a view comes from a catalogue', () => {
  const views = sources.filter(({ path }) => path.endsWith('.svelte'))

  test.each(views.map(({ path, text }) => [path, text]))('%s', (_path, text) => {
    expect(hardCodedText(text)).toEqual([])
  })
})

test('text in a module comes from a catalogue', () => {
  // What is in text/ reads the texts of people, and has the words of their formats.
  const modules = sources.filter(({ path }) => path.endsWith('.ts') && !path.startsWith('text'))
  const found = modules.flatMap(({ path, text }) => hardCodedTextIn(text).map((said) => `${path}: ${said}`))
  expect(found).toEqual([])
})

describe('text that does not come from a catalogue is found', () => {
  test.each([
    ['in an element', '<p title="Read me">{t("x")} Hello</p>', ['Hello', 'Read me']],
    ['in one of two cases', '<p>{on ? "Yes" : t("x")}</p>', ['Yes']],
    ['in case of nothing', '<p>{name ?? "Nobody"}{count > 1 && `${count} people`}</p>', ['Nobody', 'people']],
    [
      'in an attribute',
      '<p aria-label={"x" + name} class="a" aria-roledescription="room">·</p>',
      ['x', 'room']
    ],
    ['in a property', '<script>const a = { label: "Delete", value: "no" }</script>', ['Delete']],
    [
      'when it is told',
      '<script lang="ts">toasts.say(ok ? `Saved` : (t("x") as string))</script>',
      ['Saved']
    ],
    ['in what an attribute does', '<p onclick={() => toasts.say("Gone")}></p>', ['Gone']]
  ])('%s', (_where, source, texts) => {
    expect(hardCodedText(source).toSorted()).toEqual(texts.toSorted())
  })

  test('and nothing else', () => {
    const { length } = hardCodedText('<script>const a = "<p>no</p>"</script><p class="a">{t("x")} ·</p>')
    expect(length).toBe(0)
    expect(hardCodedText('<p style:gap="1px">{#if on === "yes"}{t(`message.act.${act}`)}{/if}</p>')).toEqual(
      []
    )
    expect(hardCodedTextIn(`commands.push({ label: 'command.mute', id: 'mute' })`)).toEqual([])
    expect(hardCodedTextIn("const a = { title: `keys.${b}`, label: 'unread' }")).toEqual([])
  })
})
