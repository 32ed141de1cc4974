import type { DesktopTexts } from '../desktop.ts'

export const desktop: DesktopTexts = {
  openLink: 'Ouvrir cette adresse dans ton navigateur ?',
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
  },
  cannotStart: {
    title: 'Parley ne peut pas démarrer',
    setAside: 'Mettre de côté et recommencer',
    setAsideHow:
      'Parley peut démarrer sans lui ; tu seras une nouvelle personne dans tes espaces. Le fichier endommagé est conservé sous le nom {path}.',
    corrupt:
      '{path} est endommagé. Ce fichier contient ton identité dans tes espaces. Remets-en une copie, ou mets-le de côté et recommence.',
    folder:
      'Parley ne peut pas garder ses fichiers dans {path}. Vérifie que c’est un dossier, qu’il t’appartient et que son disque n’est pas en lecture seule.',
    shared:
      'Un autre compte de cet ordinateur possède {path} ou peut le modifier. Fais en sorte qu’il ne soit qu’à toi, ou choisis un autre dossier avec PARLEY_DATA.',
    'read-only':
      'Parley ne peut pas écrire dans {path}. Vérifie à qui appartient ce fichier et si son disque est en lecture seule.',
    full: 'Le disque est plein, et Parley ne peut pas utiliser {path}. Libère de la place, puis redémarre Parley.',
    locked:
      'Un autre Parley utilise {path} : dans un terminal ou dans ton navigateur. Arrête-le, puis redémarre Parley.',
    newer: '{path} a été écrit par un Parley plus récent. Installe le plus récent, puis redémarre-le.',
    failed: 'Parley ne peut pas utiliser {path}.',
    program: 'Une partie de Parley manque ou ne fonctionne pas. Réinstalle Parley.',
    page: 'La page de la fenêtre s’est arrêtée plusieurs fois de suite.',
    closed: 'Parley ne peut pas utiliser {path}.'
  },
  page: {
    stops: 'La page de la fenêtre s’est arrêtée plusieurs fois de suite. Ce que tu écrivais est conservé.',
    notLoaded: 'La page de la fenêtre n’a pas pu être chargée.',
    tryAgain: 'Réessayer'
  }
}
