import type { Translation } from '../words.ts'
import type { composer as english } from '../en/composer.ts'

export const composer: Translation<typeof english> = {
  'composer.suggestions': 'Vorschläge',
  'composer.label': 'Nachricht an {room}',
  'composer.placeholder': 'Nachricht an {room}',
  'composer.send': 'Senden',
  'composer.toolong': {
    one: '{count} Byte zu lang: {size} von {limit} erlaubten.',
    other: '{count} Bytes zu lang: {size} von {limit} erlaubten.'
  },
  'composer.size': '{size} von {limit} Bytes',
  'composer.typing.one': '{name} schreibt …',
  'composer.typing.two': '{first} und {second} schreiben …',
  'composer.typing.many': { one: '{count} Person schreibt …', other: '{count} Personen schreiben …' },
  'composer.line': 'Neue Zeile',
  'composer.last': 'Deine letzte Nachricht ändern',
  'composer.mention': 'Jemanden erwähnen',
  'composer.everyone': 'alle',
  'composer.everyone.count': {
    one: 'Benachrichtigt {count} Person',
    other: 'Benachrichtigt {count} Personen'
  },
  'composer.emoji': 'Emoji beim Namen',
  'composer.command': 'Befehl',
  'composer.formatting': 'Formatierung',
  'composer.drop': 'Text hier ablegen',
  'composer.files': 'Dateien kann Parley noch nicht senden. Dein Text ist noch da.',
  'composer.code': 'Als Codeblock',
  'composer.format.bold': 'Fett',
  'composer.format.italic': 'Kursiv',
  'composer.format.strike': 'Durchgestrichen',
  'composer.format.code': 'Code',
  'composer.format.block': 'Codeblock',
  'composer.format.quote': 'Zitat',
  'composer.format.list': 'Liste',
  'composer.format.link': 'Link',
  'composer.split': { one: 'Als {count} Nachricht senden', other: 'Als {count} Nachrichten senden' }
}
