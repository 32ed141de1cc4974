/** What helps while writing. */
import type { writing as english } from '../en/writing.ts'
import type { Part } from '../words.ts'

export const writing: Part<typeof english> = {
  'writing.line': 'Neue Zeile',
  'writing.last': 'Deine letzte Nachricht ändern',
  'writing.mention': 'Jemanden erwähnen',
  'writing.emoji': 'Emoji beim Namen',
  'writing.command': 'Befehl',
  'writing.formatting': 'Formatierung',
  'writing.drop': 'Text hier ablegen',
  'writing.files': 'Dateien kann Parley noch nicht senden. Dein Text ist noch da.',
  'writing.code': 'Als Codeblock',
  'format.bold': 'Fett',
  'format.italic': 'Kursiv',
  'format.strike': 'Durchgestrichen',
  'format.code': 'Code',
  'format.block': 'Codeblock',
  'format.quote': 'Zitat',
  'format.list': 'Liste',
  'format.link': 'Link',
  'writing.split': { one: 'Als {count} Nachricht senden', other: 'Als {count} Nachrichten senden' }
}
