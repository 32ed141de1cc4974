import type { Translation } from '../words.ts'
import type { people as english } from '../en/people.ts'

export const people: Translation<typeof english> = {
  'people.count': { one: '{count} Person', other: '{count} Personen' },
  'people.here': { one: '{count} gerade hier', other: '{count} gerade hier' },
  'people.here.state': 'hier',
  'people.alone': 'Nur du bist hier',
  'people.title': 'Personen',
  'people.you': 'du',
  'people.guest': 'Gast',
  'people.guest.hint': 'Mit einem Browser dabei',
  'people.unknown': 'Jemand',
  'people.away.state': 'kurz weg',
  'people.gone.state': 'nicht verbunden',
  'people.host': 'Host',
  'people.write': '{name} schreiben',
  'people.more': 'Mehr zu {name}',
  'people.remove': 'Aus diesem Treffpunkt entfernen',
  'people.remove.title': '{name} entfernen?',
  'people.remove.text':
    'Die Verbindung zu {name} endet sofort, und der Weg zurück zu {space} ist versperrt, bis du die Person wieder hereinlässt. Was {name} geschrieben hat, bleibt.',
  'people.remove.confirm': '{name} entfernen',
  'people.remove.done': '{name} wurde aus {space} entfernt.',
  'people.readmit.confirm': '{name} wieder hereinlassen',
  'people.readmit.done': '{name} darf wieder in {space}.',
  'people.card': 'Über diese Person',
  'people.device': 'Gerät',
  'people.mention': 'Erwähnen',
  'people.removed': 'entfernt',
  'people.invited': 'Eingeladen',
  'people.clock.late': 'Die Uhr von {name} geht {time} nach',
  'people.clock.ahead': 'Die Uhr von {name} geht {time} vor',
  'people.clock.mine.late':
    'Deine Uhr geht {time} nach. Stelle sie in den Einstellungen dieses Geräts richtig.',
  'people.clock.mine.ahead':
    'Deine Uhr geht {time} vor. Stelle sie in den Einstellungen dieses Geräts richtig.'
}
