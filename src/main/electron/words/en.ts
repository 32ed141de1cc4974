import type { Words } from '../words.ts'

export const en: Words = {
  openLink: 'Open this address in your browser?',
  disguised:
    'Its name uses letters that can look like others. It is shown here the way your browser reaches it.',
  open: 'Open',
  cancel: 'Cancel',
  menu: {
    view: 'View',
    edit: 'Edit',
    file: 'File',
    window: 'Window',
    about: 'About Parley',
    services: 'Services',
    hide: 'Hide Parley',
    hideOthers: 'Hide Others',
    unhide: 'Show All',
    quit: 'Quit Parley',
    close: 'Close Window',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    pasteAndMatchStyle: 'Paste as Plain Text',
    delete: 'Delete',
    selectAll: 'Select All',
    reload: 'Reload',
    toggleDevTools: 'Developer Tools',
    resetZoom: 'Actual Size',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    togglefullscreen: 'Full Screen',
    minimize: 'Minimize',
    zoom: 'Zoom',
    front: 'Bring All to Front'
  }
}
