import type { DesktopTexts } from '../desktop.ts'

export const desktop: DesktopTexts = {
  openLink: 'Diese Adresse in deinem Browser öffnen?',
  disguised:
    'Ihr Name enthält Buchstaben, die anderen ähnlich sehen können. Hier steht sie so, wie dein Browser sie aufruft.',
  open: 'Öffnen',
  cancel: 'Abbrechen',
  menu: {
    view: 'Ansicht',
    edit: 'Bearbeiten',
    file: 'Ablage',
    window: 'Fenster',
    about: 'Über Parley',
    services: 'Dienste',
    hide: 'Parley ausblenden',
    hideOthers: 'Andere ausblenden',
    unhide: 'Alle einblenden',
    quit: 'Parley beenden',
    close: 'Fenster schließen',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    pasteAndMatchStyle: 'Als reinen Text einfügen',
    delete: 'Löschen',
    selectAll: 'Alles auswählen',
    reload: 'Neu laden',
    toggleDevTools: 'Entwicklerwerkzeuge',
    resetZoom: 'Originalgröße',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    togglefullscreen: 'Vollbild',
    minimize: 'Minimieren',
    zoom: 'Zoomen',
    front: 'Alle nach vorne bringen'
  },
  cannotStart: {
    title: 'Parley kann nicht starten',
    setAside: 'Beiseitelegen und neu beginnen',
    setAsideHow:
      'Parley kann ohne sie starten; in deinen Treffpunkten bist du dann eine neue Person. Die beschädigte Datei bleibt als {path} erhalten.',
    corrupt:
      '{path} ist beschädigt. In dieser Datei steht, wer du in deinen Treffpunkten bist. Stelle eine Kopie davon wieder her, oder lege sie beiseite und beginne neu.',
    folder:
      'Parley kann seine Dateien nicht in {path} ablegen. Prüfe, ob das ein Ordner ist, ob er dir gehört und ob sein Laufwerk beschreibbar ist.',
    shared:
      'Ein anderes Konto dieses Computers besitzt {path} oder kann es ändern. Sorge dafür, dass es nur dir gehört, oder wähle mit PARLEY_DATA einen anderen Ordner.',
    'read-only':
      'Parley kann nicht in {path} schreiben. Prüfe, wem die Datei gehört und ob ihr Laufwerk beschreibbar ist.',
    full: 'Das Laufwerk ist voll, und Parley kann {path} nicht verwenden. Schaffe etwas Platz und starte Parley dann erneut.',
    locked:
      'Ein anderes Parley verwendet {path}: eines im Terminal oder in deinem Browser. Beende es und starte Parley dann erneut.',
    newer:
      '{path} wurde von einem neueren Parley geschrieben. Installiere das neueste und starte es dann erneut.',
    failed: 'Parley kann {path} nicht verwenden.',
    program: 'Ein Teil von Parley fehlt oder funktioniert nicht. Installiere Parley erneut.',
    page: 'Die Seite des Fensters ist mehrmals hintereinander abgestürzt.',
    closed: 'Parley kann {path} nicht verwenden.'
  },
  page: {
    stops:
      'Die Seite des Fensters ist mehrmals hintereinander abgestürzt. Was du geschrieben hast, bleibt erhalten.',
    notLoaded: 'Die Seite des Fensters konnte nicht geladen werden.',
    tryAgain: 'Erneut versuchen'
  }
}
