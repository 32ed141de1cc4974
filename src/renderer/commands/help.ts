/** Every key there is, in the order in which the help shows them. */
import type { App } from '../state/app/app.svelte.ts'
import { messageKeys } from '../state/timeline/message-keys.ts'
import { groups, keysOf, type PlainKey } from './command.ts'
import { commands } from './commands.ts'
import { formats } from './formats.ts'

export interface Shortcut {
  readonly label: PlainKey
  /** Each does it; of more than two, which are a row of digits, the first and the last are told. */
  readonly keys: readonly string[]
}

export interface Chapter {
  readonly title: PlainKey
  readonly shortcuts: readonly Shortcut[]
}

export function chaptersOf(app: App): Chapter[] {
  const called = groups.map((group): Chapter => {
    const own = commands.filter((command) => command.group === group)
    return {
      title: `shortcuts.${group}`,
      shortcuts: own
        .map((command) => ({ label: command.label, keys: keysOf(command, app) }))
        .filter(({ keys }) => keys.length > 0)
    }
  })
  const all: Chapter[] = [
    ...called,
    { title: 'shortcuts.writing', shortcuts: writing },
    { title: 'shortcuts.message', shortcuts: onMessage }
  ]
  return all.filter(({ shortcuts }) => shortcuts.length > 0)
}

const writing: readonly Shortcut[] = [
  { label: 'message.send', keys: ['Enter'] },
  { label: 'writing.line', keys: ['Shift+Enter'] },
  { label: 'writing.last', keys: ['ArrowUp'] },
  { label: 'writing.mention', keys: ['@'] },
  { label: 'writing.emoji', keys: [':'] },
  { label: 'writing.command', keys: ['/'] },
  ...formats.flatMap(({ label, keys }) => (keys === undefined ? [] : [{ label, keys: [keys] }]))
]

const onMessage: readonly Shortcut[] = [
  { label: 'shortcuts.messages', keys: ['ArrowUp', 'ArrowDown'] },
  { label: 'act.more', keys: ['Enter'] },
  // One key pins and unpins.
  ...messageKeys.flatMap(({ keys, act }): Shortcut[] =>
    act === 'unpin' ? [] : [{ label: `act.${act}`, keys: [keys] }]
  )
]
