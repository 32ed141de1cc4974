import type { Words } from '../words.ts'

export const fr: Words = {
  openLink: 'Ouvrir cette adresse dans ton navigateur ?',
  disguised:
    'Son nom utilise des lettres qui peuvent ressembler à d’autres. Elle est affichée ici telle que ton navigateur l’ouvre.',
  open: 'Ouvrir',
  cancel: 'Annuler',
  menu: {
    view: 'Présentation',
    edit: 'Édition',
    file: 'Fichier',
    window: 'Fenêtre',
    about: 'À propos de Parley',
    services: 'Services',
    hide: 'Masquer Parley',
    hideOthers: 'Masquer les autres',
    unhide: 'Tout afficher',
    quit: 'Quitter Parley',
    close: 'Fermer la fenêtre',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    pasteAndMatchStyle: 'Coller en texte brut',
    delete: 'Supprimer',
    selectAll: 'Tout sélectionner',
    reload: 'Recharger',
    toggleDevTools: 'Outils de développement',
    resetZoom: 'Taille réelle',
    zoomIn: 'Agrandir',
    zoomOut: 'Réduire',
    togglefullscreen: 'Plein écran',
    minimize: 'Placer dans le Dock',
    zoom: 'Réduire/agrandir',
    front: 'Tout ramener au premier plan'
  }
}
