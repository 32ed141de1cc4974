import type { DesktopTexts } from '../desktop.ts'

export const desktop: DesktopTexts = {
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
  },
  cannotStart: {
    title: 'Parley cannot start',
    setAside: 'Set It Aside and Start New',
    setAsideHow:
      'Parley can start without it: you will be a new person in your spaces. The damaged file is kept as {path}.',
    corrupt:
      '{path} is damaged. It holds who you are in your spaces. Put a copy of it back, or set it aside and start new.',
    folder:
      'Parley cannot keep its files in {path}. Check that it is a folder, that it belongs to you, and that its disk is not read-only.',
    shared:
      'Another account of this computer owns {path} or can change it. Make it yours alone, or choose another folder with PARLEY_DATA.',
    'read-only': 'Parley cannot write to {path}. Check who owns it, and whether its disk is read-only.',
    full: 'The disk is full, and Parley cannot use {path}. Free some space, then start Parley again.',
    locked:
      'Another Parley is using {path}: one in a terminal or in your browser. Stop that one, then start Parley again.',
    newer: '{path} was written by a newer Parley. Install the newest one, then start it again.',
    failed: 'Parley cannot use {path}.',
    program: 'A part of Parley is missing or does not work. Install Parley again.',
    page: 'The window’s page stopped several times in a row.',
    closed: 'Parley cannot use {path}.'
  },
  page: {
    stops: 'The window’s page stopped several times in a row. What you were writing is kept.',
    notLoaded: 'The window’s page could not be loaded.',
    tryAgain: 'Try Again'
  }
}
