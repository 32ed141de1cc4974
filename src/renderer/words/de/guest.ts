import type { Translation } from '../words.ts'
import type { guest as english } from '../en/guest.ts'

export const guest: Translation<typeof english> = {
  'guest.welcome': '{space} beitreten',
  'guest.host': '{host} hostet diesen Treffpunkt in deinem Netzwerk.',
  'guest.name': 'Dein Name hier',
  'guest.names':
    'Froher Otter|Ruhiger Reiher|Flinker Fink|Sanfter Luchs|Glückshase|Sonniger Spatz|Netter Dachs|Schlauer Fuchs|Kluger Kranich|Lustige Robbe|Goldene Eule|Munterer Delfin',
  'guest.join': '{space} beitreten',
  'guest.honest.https':
    'Hat dein Browser dich gewarnt? Das gehört so: Dieser Treffpunkt hat sein Zertifikat selbst erstellt.',
  'guest.honest.http':
    'Diese Seite ist nicht verschlüsselt: Andere in diesem Netzwerk könnten mitlesen. Der Host hat es so gewählt.',
  'guest.absent.title': 'Hier antwortet niemand',
  'guest.absent': 'Vielleicht ist der Host gegangen. Prüfe, ob ihr im selben Netzwerk seid.',
  'guest.looking': 'Der Host wird gesucht …',
  'guest.code': 'Code',
  'guest.code.hint': '{host} kann dir sechs Ziffern nennen. Oder scanne den Code auf dem Bildschirm dort.',
  'guest.damage.name':
    'Was dieser Browser gespeichert hatte, ist beschädigt. Du bist noch dieselbe Person: Gib deinen Namen noch einmal ein.',
  'guest.damage.all':
    'Was dieser Browser gespeichert hatte, ist beschädigt. Du kommst deshalb als neue Person herein.',
  'guest.problem.code': 'Dieser Code stimmt nicht. Vergleiche ihn mit dem Bildschirm von {host}.',
  'guest.problem.link':
    'Dieser Link ist falsch, verbraucht oder zu alt. Gib die sechs Ziffern vom Bildschirm von {host} ein.',
  'guest.problem.waits': 'Zu viele falsche Codes. Warte zwei Minuten und versuch es dann noch einmal.',
  'guest.problem.full': 'Bei {host} ist gerade kein Platz mehr. Versuch es in einer Minute noch einmal.',
  'guest.problem.guests-off':
    '{host} lässt gerade keine Gäste herein. Frag nach und versuch es dann noch einmal.',
  'guest.problem.removed': '{host} hat dich aus diesem Treffpunkt entfernt. Bitte um eine neue Einladung.',
  'guest.entering': 'Wir fragen beim Host an …'
}
