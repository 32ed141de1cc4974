import type { Translation } from '../words.ts'
import type { app as english } from '../en/app.ts'

export const app: Translation<typeof english> = {
  'app.name': 'Parley',
  'app.unsaved':
    'Dieser Browser kann hier nichts speichern. Namen, Entwürfe und Einstellungen gelten, bis du diese Seite schließt.',
  'app.gone.stopped': 'Parley wurde auf diesem Computer beendet. Starte es wieder, dann geht es hier weiter.',
  'app.gone.unknown':
    'Diese Seite gehört zu einem früheren Start von Parley. Öffne die Adresse, die Parley jetzt ausgibt: Du kannst sie in diesen Tab einfügen.',
  'app.link.title': 'Diesen Link öffnen?',
  'app.link.text':
    'Er ist eine andere Einladung. Du verlässt {space} hier; wartende Nachrichten werden gesendet, wenn du zurückkommst.',
  'app.link.confirm': 'Link öffnen',
  'app.loading': 'Wird geladen …',
  'app.loading.failed': 'Dieser Teil ließ sich nicht laden.',
  'app.title': '({count}) {place} – Parley',
  'app.title.mentions': '(@{mentions} · {count}) {place} – Parley',
  'app.title.quiet': '{place} – Parley',
  'app.back': 'Zurück',
  'app.cancel': 'Abbrechen',
  'app.again': 'Noch einmal versuchen',
  'app.close': 'Schließen',
  'app.copy': 'Link kopieren',
  'app.copied': 'Kopiert',
  'app.save': 'Speichern',
  'app.saved': 'Gespeichert.',
  'app.waits': 'Warte auf den Host …',
  'app.undo': 'Rückgängig',
  'app.undo.late': 'Nicht rückgängig gemacht: Das wurde seitdem wieder geändert.',
  'app.open': 'Öffnen',
  'app.update': 'Es gibt eine neue Version von Parley.',
  'app.reload': 'Neu laden',
  'app.updated': 'Parley wurde aktualisiert.',
  'app.dismiss': 'Ausblenden',
  'app.toasts': 'Hinweise von Parley',
  'app.time.unknown': 'unbekannte Zeit',
  'app.broken.message': 'Diese Nachricht kann nicht gezeigt werden.',
  'app.broken.view': 'Das kann nicht gezeigt werden.',
  'app.broken.copy': 'Kennung kopieren',
  'app.broken.copy.error': 'Fehler kopieren',
  'app.error': 'In Parley ist etwas schiefgegangen. Wenn etwas nicht mehr geht, lade es neu.',
  'app.problem.discovery': 'Parley kann sich in diesem Netzwerk nicht umsehen: {detail}',
  'app.problem.storage': 'Parley kann nicht auf den Datenträger schreiben: {detail}',
  'app.problem.host': 'Das Hosten ist abgebrochen: {detail}',
  'app.problem.replaced':
    'Eine andere Kopie dieses Computers hostet jetzt „{detail}“. Dieser ist Mitglied, damit sich der Treffpunkt nicht teilt.'
}
