import type { Translation } from '../words.ts'
import type { switcher as english } from '../en/switcher.ts'

export const switcher: Translation<typeof english> = {
  'switcher.title': 'Zu einem Raum, einer Person oder einer Nachricht',
  'switcher.field': 'Wohin?',
  'switcher.unread': 'Ungelesen',
  'switcher.recent': 'Zuletzt',
  'switcher.spaces': 'Treffpunkte',
  'switcher.some': '{count} von {total}',
  'switcher.messages': 'Nachrichten',
  'switcher.commands': 'Befehle',
  'switcher.linked': 'Zu dieser Nachricht gehen',
  'switcher.results': 'Ziele',
  'switcher.none': 'Hier heißt nichts so. Versuch es mit weniger Buchstaben.',
  'switcher.busy': 'Nachrichten werden durchsucht …',
  'switcher.count': { one: '{count} Treffer', other: '{count} Treffer' }
}
