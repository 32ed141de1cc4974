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
            alone: true,
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

/** What a path begins with, and no command. */
const rootFolders = new Set(
  'bin boot dev etc home lib media mnt opt proc root run sbin srv sys tmp usr var'.split(' ')
)

/** Only one word of letters right after a slash is a command; two slashes before a known one send it as text. */
export async function callSlash(typed: string, app: App, words: Words): Promise<SlashOutcome> {
  const text = typed.trim()
  const [, begun = '', word = ''] = /^(\/\/?)([a-z]+)(?=\s|$)/iu.exec(text) ?? []
  const slash = allSlashes.find((one) => one.name === word.toLowerCase())
  if (begun === '//' && slash) return { send: text.slice(1) }
  if (begun !== '/' || (!slash && rootFolders.has(word))) return { send: text }
  const name = `/${word}`
  const rest = text.slice(name.length).trim()
  if (!slash) return { unknown: words.t('command.slash.unknown', { name }) }
  if (slash.alone && rest !== '') return { unknown: words.t('command.slash.alone', { name }) }
  if (!slash.can(app)) return { say: words.t('command.slash.now', { name }) }
  return slash.run({ app, words, rest })
}
