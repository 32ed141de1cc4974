import type { Translation } from '../words.ts'
import type { connection as english } from '../en/connection.ts'

export const connection: Translation<typeof english> = {
  'connection.state.connecting': 'verbindet',
  'connection.state.lost': 'Host ist weg',
  'connection.state.refused': 'nicht eingelassen',
  'connection.state.violation': 'vorsorglich getrennt',
  'connection.state.impostor': 'vorsorglich getrennt',
  'connection.offline': 'Dieses Gerät ist mit keinem Netzwerk verbunden.',
  'connection.waits': 'Was du jetzt schreibst, geht raus, sobald der Host zurück ist.',
  'connection.nobody.title': 'Noch antwortet niemand',
  'connection.nobody':
    'Der Host ist nicht zu erreichen. Parley versucht es weiter und öffnet, sobald es geht.',
  'connection.stay': 'Lesen, was da ist',
  'connection.older.title': 'Parley muss aktualisiert werden',
  'connection.older.host': 'Der Host hat ein älteres Parley. Bitte um ein Update und komm dann wieder.',
  'connection.older.member': 'Der Host hat ein neueres Parley. Aktualisiere deins und komm dann wieder.',
  'connection.removed.title': 'Du wurdest aus {space} entfernt',
  'connection.removed': 'Wer den Treffpunkt gestartet hat, hat dich entfernt.',
  'connection.removed.by':
    '{host} hat den Treffpunkt gestartet und dich entfernt. Frag {host}, wenn du das für ein Versehen hältst.',
  'connection.invitation.title': 'Du brauchst eine neue Einladung',
  'connection.invitation': 'Die Einladung ist verbraucht oder zu alt. Bitte den Host um eine neue.',
  'connection.guests-off.title': 'Gerade keine Gäste',
  'connection.guests-off':
    'Der Host nimmt im Moment keine Gäste auf. Frag nach. Parley versucht es weiter und lässt dich hinein, sobald es geht.',
  'connection.contested.title': 'Der Host hat eine ältere Kopie',
  'connection.contested':
    'Er nimmt noch nicht an, was neuer ist; deshalb wird ihm nichts Neues geschickt. Was du hier siehst, ist auf diesem Gerät sicher, und Parley versucht es weiter.',
  'connection.crowded.title': 'Zu oft geöffnet',
  'connection.crowded':
    'Auf diesem Gerät ist der Treffpunkt in so vielen Tabs oder Fenstern offen, wie der Host erlaubt. Schließ eines davon, dann geht es hier von selbst weiter.',
  'connection.full.title': 'Dieser Treffpunkt ist voll',
  'connection.full':
    'Der Host kann gerade niemanden mehr aufnehmen. Parley versucht es weiter und lässt dich hinein, sobald jemand geht.',
  'connection.clock.title': 'Die Uhr dieses Geräts geht falsch',
  'connection.clock':
    'Sie geht mehr als einen Tag vor der des Hosts, darum nimmt er nichts an, was dieses Gerät schreibt. Stell Datum und Uhrzeit richtig, dann geht es von selbst weiter.',
  'connection.refused.title': 'Der Host lässt dich nicht hinein',
  'connection.connecting': 'Verbindung zum Host …',
  'connection.lost': 'Der Host ist seit {time} weg. Verbinde neu …',
  'connection.replaced':
    'Die andere Kopie dieses Computers ist seit {time} weg. Um wieder hier zu hosten, schließe den Treffpunkt und öffne ihn wieder.',
  'connection.retry': 'Jetzt versuchen',
  'connection.closed':
    'Der Host hat den Treffpunkt um {time} geschlossen. Er ist wieder da, sobald der Host es ist.',
  'connection.violation.title': 'Dieser Host ist nicht ehrlich.',
  'connection.violation.forged':
    'Er hat etwas gezeigt, das nicht von der genannten Person stammt. Parley hat ihn verlassen; was du hier siehst, wurde vorher geprüft. Sag es den anderen und sprich den Host persönlich an.',
  'connection.violation.withheld':
    'Er hat Nachrichten ausgelassen, umgestellt oder Sinnloses geschickt. Parley hat ihn verlassen; was du hier siehst, wurde vorher geprüft. Sag es den anderen und sprich den Host persönlich an.',
  'connection.impostor.title': 'Das ist vielleicht nicht der echte Host.',
  'connection.impostor':
    'Etwas antwortet im Namen dieses Treffpunkts mit einem Schlüssel, den hier noch niemand gesehen hat. Parley verbindet sich nicht: Wer auch immer es ist, könnte mitlesen und sich als Host ausgeben. Frag den Host persönlich, bevor du weitermachst.'
}
