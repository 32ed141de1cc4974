/** All shortcuts, in the order in which the help shows them. */
import type { App } from '../state/app/app.svelte.ts'
import { messageKeys } from '../state/timeline/message-actions.svelte.ts'
import type { PlainKey } from '../words/words.ts'
import { commandGroups, keysOf } from './command.ts'
import { commands } from './commands.ts'
import { formats } from './formats.ts'

export interface Shortcut {
  readonly label: PlainKey
  /** Alternatives; of more than two (a row of digits) only the first and the last are shown. */
  readonly keys: readonly string[]
}

export interface Chapter {
  readonly title: PlainKey
  readonly shortcuts: readonly Shortcut[]
}

export function chaptersOf(app: App): Chapter[] {
  const called = commandGroups.map((group): Chapter => {
    const own = commands.filter((command) => command.group === group)
    return {
      title: `command.shortcuts.${group}`,
      shortcuts: own
        .map((command) => ({ label: command.label, keys: keysOf(command, app) }))
        .filter(({ keys }) => keys.length > 0)
    }
  })
  const all: Chapter[] = [
    ...called,
    { title: 'command.shortcuts.writing', shortcuts: writing },
    { title: 'command.shortcuts.message', shortcuts: onMessage }
  ]
  return all.filter(({ shortcuts }) => shortcuts.length > 0)
}

const writing: readonly Shortcut[] = [
  { label: 'composer.send', keys: ['Enter'] },
  { label: 'composer.line', keys: ['Shift+Enter'] },
  { label: 'composer.last', keys: ['ArrowUp'] },
  { label: 'composer.mention', keys: ['@'] },
  { label: 'composer.emoji', keys: [':'] },
  { label: 'composer.command', keys: ['/'] },
  ...formats.flatMap(({ label, keys }) => (keys === undefined ? [] : [{ label, keys: [keys] }]))
]

const onMessage: readonly Shortcut[] = [
  { label: 'command.shortcuts.messages', keys: ['ArrowUp', 'ArrowDown'] },
  { label: 'message.act.more', keys: ['Enter'] },
  ...messageKeys.flatMap(({ keys, action }): Shortcut[] =>
    action === 'unpin' || action === 'remove' ? [] : [{ label: `message.act.${action}`, keys: [keys] }]
  )
]
