import type { Translation } from '../words.ts'
import type { search as english } from '../en/search.ts'

export const search: Translation<typeof english> = {
  'search.recent': 'Zuletzt gesucht',
  'search.forget': 'Vergessen',
  'search.open': 'Nachrichten durchsuchen',
  'search.title': 'Suche',
  'search.field': 'Wörter, from:Name, in:Raum',
  'search.filters': 'Filter',
  'search.from': 'Von',
  'search.in': 'In',
  'search.before': 'Vor',
  'search.after': 'Seit',
  'search.anybody': 'Allen',
  'search.anywhere': 'Allen meinen Räumen',
  'search.begin':
    'Durchsuche alle deine Räume. Jedes Wort muss vorkommen; vom letzten genügt der Anfang. Eine genaue Wortfolge steht in Anführungszeichen.',
  'search.none': 'In keiner Nachricht kommt all das vor. Versuch es mit weniger Wörtern oder ohne Filter.',
  'search.found': { one: '{count} Nachricht', other: '{count} Nachrichten' },
  'search.found.more': { one: 'Die neueste Nachricht', other: 'Die {count} neuesten Nachrichten' },
  'search.when': '{day}, {time}',
  'search.busy': 'Suche läuft …',
  'search.more': 'Ältere',
  'search.problem.from': 'Hier heißt niemand {value}.',
  'search.problem.in': 'Du bist in keinem Raum namens {value}.',
  'search.problem.before': '{value} ist kein Tag. Schreib ihn so: 2026-12-31.',
  'search.problem.after': '{value} ist kein Tag. Schreib ihn so: 2026-12-31.',
  'search.problem.wordless':
    'Eine Suche braucht ein Wort, eine Zahl, ein Emoji oder ein Zeichen wie + oder #; Punkte, Kommas und Striche allein finden nichts.',
  'search.problem.refused': 'Die Suche ist gescheitert: {reason}'
}
