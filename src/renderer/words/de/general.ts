import type { Part } from '../words.ts'
import type { general as english } from '../en/general.ts'

export const general: Part<typeof english> = {
  'app.name': 'Parley',
  'app.gone': 'Parley wurde auf diesem Computer beendet. Starte es wieder, dann geht es hier weiter.',
  'app.title': '({count}) {place} – Parley',
  'app.title.mentions': '(@{mentions} · {count}) {place} – Parley',
  'app.title.quiet': '{place} – Parley',
  'action.back': 'Zurück',
  'action.cancel': 'Abbrechen',
  'action.close': 'Schließen',
  'action.copy': 'Link kopieren',
  'action.copied': 'Kopiert',
  'action.save': 'Speichern',
  'action.dismiss': 'Ausblenden',
  'people.count': { one: '{count} Person', other: '{count} Personen' },
  'people.here': { one: '{count} gerade hier', other: '{count} gerade hier' },
  'people.title': 'Personen',
  'people.you': 'du',
  'people.guest': 'Gast',
  'people.guest.hint': 'Mit einem Browser dabei',
  'people.unknown': 'Jemand',
  'people.here.state': 'hier',
  'people.away.state': 'kurz weg',
  'people.gone.state': 'nicht hier',
  'people.host': 'Host',
  'people.write': '{name} schreiben',
  'people.more': 'Mehr zu {name}',
  'people.remove': 'Aus diesem Treffpunkt entfernen',
  'people.remove.title': '{name} entfernen?',
  'people.remove.text':
    'Die Verbindung zu {name} endet sofort, und der Weg zurück zu {space} ist versperrt. Was {name} geschrieben hat, bleibt.',
  'people.remove.confirm': '{name} entfernen',
  'theme.system': 'Wie das System',
  'theme.light': 'Hell',
  'theme.dark': 'Dunkel',
  'toast.title': 'Hinweise von Parley'
}
