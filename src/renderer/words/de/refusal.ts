import type { Translation } from '../words.ts'
import type { refusal as english } from '../en/refusal.ts'

export const refusal: Translation<typeof english> = {
  'refusal.invalid': 'Das war nicht zu verstehen. Prüfe, was du eingegeben hast.',
  'refusal.too-large': 'Das ist zu lang.',
  'refusal.version': 'Du und der Host habt verschiedene Versionen von Parley. Die ältere braucht ein Update.',
  'refusal.not-entered': 'Du bist mit diesem Treffpunkt noch nicht verbunden.',
  'refusal.not-in-room': 'Du bist nicht in diesem Raum.',
  'refusal.forbidden': 'Das darfst du hier nicht.',
  'refusal.not-found': 'Das gibt es nicht mehr.',
  'refusal.exists': 'Das gibt es schon.',
  'refusal.archived': 'Dieser Raum ist archiviert. Hier lässt sich nichts Neues schreiben.',
  'refusal.clock':
    'Die Uhr deines Geräts geht gegenüber der des Hosts mehr als einen Tag vor. Stell sie richtig und versuch es noch einmal.',
  'refusal.full': 'Diese Nachricht hat so viele Änderungen oder verschiedene Reaktionen, wie sie haben kann.',
  'refusal.bad-signature':
    'Dass das von dir kommt, ließ sich nicht zeigen. Nichts wurde geändert. Lade Parley neu und versuch es noch einmal.',
  'refusal.out-of-order':
    'Dieses Gerät und der Host sind sich uneins, was du zuletzt geschrieben hast. Warte kurz und versuch es noch einmal.',
  'refusal.outdated': 'Diese Person hat im selben Moment etwas geschrieben. Versuch es noch einmal.',
  'refusal.guests-off': 'Der Host nimmt keine Gäste auf.',
  'refusal.invitation': 'Die Einladung ist verbraucht oder zu alt. Bitte um einen neuen Code.',
  'refusal.removed': 'Der Host hat dich aus diesem Treffpunkt entfernt.',
  'refusal.contested':
    'Der Host ist gerade neu gestartet und gleicht seine Nachrichten ab. Parley versucht es von selbst noch einmal.',
  'refusal.crowded':
    'Dieses Gerät ist zu oft mit dem Treffpunkt verbunden. Schließ einen seiner Tabs oder eines seiner Fenster.',
  'refusal.too-many': 'Zu schnell. Warte einen Moment und versuch es noch einmal.',
  'refusal.storage':
    'Der Datenträger ist voll oder nicht beschreibbar. Schaff Platz und versuch es noch einmal.',
  'refusal.internal': 'In Parley ist etwas kaputtgegangen. Versuch es noch einmal.',
  'refusal.offline': 'Es gibt keine Verbindung zum Host.',
  'refusal.timeout': 'Keine rechtzeitige Antwort. Versuch es noch einmal.'
}
