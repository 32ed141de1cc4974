import type { Translation } from '../words.ts'
import type { space as english } from '../en/space.ts'

export const space: Translation<typeof english> = {
  'space.healed': 'Der Host hatte eine ältere Kopie von {space}. Sie ist wieder vollständig.',
  'space.healed.here':
    'Auf diesem Computer wurde eine ältere Kopie von {space} eingespielt. Andere haben sie ergänzt.',
  'space.sidebar.hide': 'Räume und Personen ausblenden',
  'space.sidebar.show': 'Räume und Personen einblenden',
  'space.list.filter': 'Raum oder Person finden',
  'space.list.none': 'Niemand und nichts heißt so.',
  'space.list.away': 'Nicht da ({count})',
  'space.list.above': { one: '{count} ungelesen weiter oben', other: '{count} ungelesen weiter oben' },
  'space.list.below': { one: '{count} ungelesen weiter unten', other: '{count} ungelesen weiter unten' },
  'space.skip': 'Sprungmarken',
  'space.skip.messages': 'Zu den Nachrichten',
  'space.skip.composer': 'Zum Schreiben',
  'space.menu': 'Menü von {space}',
  'space.close': 'Treffpunkt schließen',
  'space.close.done': '{space} ist auf diesem Gerät geschlossen.',
  'space.closed': '{space} wurde in einem anderen Fenster geschlossen.',
  'space.stop': 'Nicht mehr hosten',
  'space.stop.title': '{space} nicht mehr hosten?',
  'space.stop.text': 'Alle sind getrennt, bis du wieder öffnest. Alles Geschriebene bleibt auf diesem Gerät.',
  'space.stop.confirm': 'Nicht mehr hosten',
  'space.rename': 'Treffpunkt umbenennen',
  'space.rename.title': '{space} umbenennen',
  'space.read': 'Alles als gelesen markieren',
  'space.read.done': 'Alle Räume sind als gelesen markiert.',
  'space.home': 'Alle Treffpunkte',
  'space.invite': 'Leute einladen',
  'space.rooms': 'Räume',
  'space.direct': 'Direktnachrichten',
  'space.more': 'Weitere Räume',
  'space.archived': 'Archiviert',
  'space.nav': 'Räume und Personen',
  'space.opening': 'Wird geöffnet …',
  'space.me': 'Du bist {name}'
}
