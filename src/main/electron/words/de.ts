import type { Words } from '../words.ts'

export const de: Words = {
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
  }
}
