import type { App } from '../state/app/app.svelte.ts'
import type { SlashOutcome } from '../state/composer/composer-input.svelte.ts'
import type { Words } from '../words/words.ts'
import { can, commands } from './commands.ts'
import { slashes, type Slash } from './slashes.ts'

/** All slash commands; those with an argument come first. */
export const allSlashes: readonly Slash[] = [
  ...slashes,
  ...commands.flatMap((command): Slash[] =>
    command.slash === undefined
      ? []
      : [
          {
            name: command.slash,
            label: command.label,
            can: (app) => can(command, app),
            run: ({ app }) => {
              command.run(app)
              return null
            }
          }
        ]
  )
]

export function slashesFor(begun: string, app: App): Slash[] {
  return allSlashes.filter((slash) => slash.name.startsWith(begun.toLowerCase()) && slash.can(app))
}

/** Two slashes escape one; only one word of letters after a slash is a command. */
export async function callSlash(typed: string, app: App, words: Words): Promise<SlashOutcome> {
  const text = typed.trim()
  if (!text.startsWith('/')) return { send: text }
  if (text.startsWith('//')) return { send: text.slice(1) }
  const [name = ''] = text.split(/\s/u, 1)
  const rest = text.slice(name.length).trim()
  const slash = allSlashes.find((one) => `/${one.name}` === name.toLowerCase())
  if (!slash) return { say: words.t('command.slash.unknown', { name }) }
  if (!slash.can(app)) return { say: words.t('command.slash.now', { name }) }
  return slash.run({ app, words, rest })
}
