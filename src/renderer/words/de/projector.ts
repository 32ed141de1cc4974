import type { projector as english } from '../en/projector.ts'
import type { Part } from '../words.ts'

export const projector: Part<typeof english> = {
  'projector.open': 'Auf dem Beamer zeigen',
  'projector.title': 'Komm zu {space}',
  'projector.network': 'Nutze dasselbe WLAN wie dieser Computer.',
  'projector.scan': 'Scanne den Code mit der Kamera deines Handys.',
  'projector.type': 'Oder gib diese Adresse in einen Browser ein:',
  'projector.code': 'und dann den Code',
  'projector.arrived': 'Wer gerade dazugekommen ist',
  'projector.nobody': 'Noch niemand. Wer kommt, erscheint hier.',
  'guest.code': 'Code',
  'guest.code.hint': '{host} kann dir sechs Ziffern nennen. Oder scanne den Code auf dem Bildschirm dort.',
  'guest.refused': 'Diese Einladung ist falsch, verbraucht oder zu alt. Bitte um einen neuen Code.',
  'guest.waits': 'Zu viele falsche Codes. Warte zwei Minuten und versuch es dann noch einmal.',
  'guest.entering': 'Wir fragen beim Host an …'
}
