/** Writing: marks, what is pasted and dropped, far too much of it, and commands. */
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { looksRight } from '../support/gallery.ts'
import { endOfLine } from '../support/keyboard.ts'
import { openHost, longTimeout, seesMessage } from '../support/people.ts'

let mina: Awaited<ReturnType<typeof openHost>>
let page: Page

beforeAll(async () => {
  mina = await openHost('Mina', 'Writing')
  page = mina.page
})

const field = () => page.getByRole('textbox', { name: 'Message Lobby' })

/** The field with this text, and this part of it selected. */
async function write(text: string, selected = ''): Promise<void> {
  await field().fill(text)
  await field().evaluate((area: HTMLTextAreaElement, part) => {
    const at = area.value.indexOf(part)
    area.setSelectionRange(at, at + part.length)
  }, selected)
}

/** What the clipboard or another window hands over. */
async function hands(event: 'paste' | 'drop', data: Record<string, string>, onto = field()): Promise<void> {
  await onto.evaluate(
    (target, [kind, entries]) => {
      const carried = new DataTransfer()
      for (const [type, text] of Object.entries(entries)) {
        if (type === 'Files') carried.items.add(new File([text], 'plan.txt', { type: 'text/plain' }))
        else carried.setData(type, text)
      }
      const options = { bubbles: true, cancelable: true }
      if (kind === 'paste')
        target.dispatchEvent(new ClipboardEvent('paste', { ...options, clipboardData: carried }))
      else
        for (const name of ['dragenter', 'dragover', 'drop'])
          target.dispatchEvent(new DragEvent(name, { ...options, dataTransfer: carried }))
    },
    [event, data] as const
  )
}

test('a shortcut makes words bold, and undo reverts it', async () => {
  await write('so big', 'big')
  await page.keyboard.press('ControlOrMeta+b')
  await expect.poll(() => field().inputValue()).toBe('so **big**')
  await page.keyboard.press('ControlOrMeta+z')
  await expect.poll(() => field().inputValue()).toBe('so big')
  expect(await page.getByRole('navigation', { name: 'Rooms and people' }).isVisible(), 'the sidebar').toBe(
    true
  )
})

test('a toolbar formats the selection, and stays while it is used', async () => {
  await write('so big', 'big')
  const bar = page.getByRole('toolbar', { name: 'Formatting' })
  await bar.getByRole('button', { name: 'Italic' }).click()
  await expect.poll(() => field().inputValue()).toBe('so *big*')
  await page.getByRole('button', { name: 'Formatting' }).click()
  await field().press(endOfLine)
  await bar.waitFor()
  await looksRight(page, 'composer-formatting')
  await page.getByRole('button', { name: 'Formatting' }).click()
  await bar.waitFor({ state: 'detached' })
})

test('after an emoji is picked, typing continues behind it', async () => {
  await field().fill('so ')
  await page.getByRole('button', { name: 'Insert an emoji' }).click()
  await page.getByRole('searchbox', { name: 'Search', exact: true }).fill('pizza')
  await page.getByRole('dialog').getByText('🍕').click()
  await expect.poll(() => field().inputValue()).toBe('so 🍕')
  await page.keyboard.type(' good')
  expect(await field().inputValue()).toBe('so 🍕 good')
})

test('at 200 % zoom, the emoji picker fits on the screen', async () => {
  const size = page.viewportSize() ?? expect.fail()
  await page.setViewportSize({ width: 640, height: 400 })
  await page.getByRole('button', { name: 'Insert an emoji' }).click()
  const search = page.getByRole('searchbox', { name: 'Search', exact: true })
  await expect.poll(async () => (await search.boundingBox())?.y ?? -1).toBeGreaterThan(0)
  await page.keyboard.press('Escape')
  await page.setViewportSize(size)
})

test('a list continues with Shift and Enter', async () => {
  await write('')
  await page.keyboard.type('- tea')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.type('milk')
  await expect.poll(() => field().inputValue()).toBe('- tea\n- milk')
})

test('pasted text keeps its format, and an address pasted over words makes them a link', async () => {
  await write('')
  await hands('paste', {
    'text/plain': 'big plan',
    'text/html': '<p><b>big</b> <i onclick="x()">plan</i></p>'
  })
  await expect.poll(() => field().inputValue()).toBe('**big** *plan*')
  await write('see here', 'here')
  await hands('paste', { 'text/plain': 'https://a.example/b' })
  await expect.poll(() => field().inputValue()).toBe('see [here](https://a.example/b)')
})

test('lines of code can become a code block', async () => {
  await write('')
  const lines = 'if (tea) {\n  pour()\n}'
  await page.evaluate(async (text) => {
    const area = document.activeElement as HTMLTextAreaElement
    const carried = new DataTransfer()
    carried.setData('text/plain', text)
    const unhandled = area.dispatchEvent(
      new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: carried })
    )
    if (unhandled) document.execCommand('insertText', false, text)
  }, lines)
  await page.getByRole('button', { name: 'Make it a code block' }).click()
  await expect.poll(() => field().inputValue()).toBe(`\`\`\`\n${lines}\n\`\`\``)
})

test('dropped text is inserted into the field; dropped files are refused and nothing is lost', async () => {
  await write('see ')
  await field().press(endOfLine)
  await hands('drop', { 'text/plain': 'the plan' }, page.getByRole('log'))
  await expect.poll(() => field().inputValue()).toBe('see the plan')
  await hands('drop', { Files: 'plan' }, page.getByRole('log'))
  await page.getByText('Parley cannot send files yet').waitFor()
  expect(await field().inputValue()).toBe('see the plan')
})

test('typing is fast with 100 kB in the field, which are sent as several messages', async () => {
  await write('')
  const lines = Array.from(
    { length: 2100 },
    (_, at) => `line ${String(at)} of what was copied somewhere, whole`
  )
  const text = lines.join('\n')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text)
  await field().press('ControlOrMeta+v')
  await expect.poll(() => field().inputValue()).toBe(text)
  const keystroke = await field().evaluate((area: HTMLTextAreaElement) => {
    area.setSelectionRange(area.value.length, area.value.length)
    const times = Array.from({ length: 9 }, () => {
      const begun = performance.now()
      document.execCommand('insertText', false, '!')
      return performance.now() - begun
    })
    return times.toSorted((a, b) => a - b)[4] ?? Infinity
  })
  console.log(`one more letter after 100 kB: ${keystroke.toFixed(1)} ms of script and layout`)
  await page.getByText(/^Too long by/).waitFor()
  await looksRight(page, 'composer-too-long')
  await expect.poll(() => page.getByRole('button', { name: 'Send', exact: true }).isDisabled()).toBe(true)
  await field().press('Enter')
  expect(await field().inputValue()).toBe(`${text}!!!!!!!!!`)
  await page.getByRole('button', { name: /^Send as \d+ messages$/ }).click()
  await expect.poll(() => field().inputValue()).toBe('')
  const arrived = async () => (await mina.texts(mina.space)).join('\n')
  await expect.poll(arrived, longTimeout).toBe(`${text}!!!!!!!!!`)
})

test('a slash shows the commands; an unknown one is reported and stays', async () => {
  await write('')
  await page.keyboard.type('/')
  const list = page.getByRole('listbox', { name: 'Suggestions' })
  await list.getByRole('option', { name: /topic/ }).waitFor()
  await looksRight(page, 'composer-commands')
  await page.keyboard.type('top')
  await page.keyboard.press('Enter')
  await page.keyboard.type('Lunch at one')
  await page.keyboard.press('Enter')
  await page
    .getByRole('banner')
    .or(page.getByRole('main'))
    .getByText('Lunch at one')
    .first()
    .waitFor(longTimeout)
  await page.keyboard.type('/nonsense here')
  await page.keyboard.press('Enter')
  await page.getByText('There is no command /nonsense').waitFor()
  expect(await field().inputValue()).toBe('/nonsense here')
})

test('a second Enter sends what is no command, and two slashes send one before a command', async () => {
  await page.keyboard.press('Enter')
  await seesMessage(page, '/nonsense here')
  await write('//topic is a command')
  await page.keyboard.press('Enter')
  await seesMessage(page, '/topic is a command')
})

test.each(['haha :DD', ':-P', '//server/share', '/etc'])('Enter sends “%s” as it was typed', async (text) => {
  await write('')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
  await seesMessage(page, text)
})
