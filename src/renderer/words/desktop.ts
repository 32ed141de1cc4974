/** The menus and dialogs of the desktop app, which the system shows. */

/** Menu titles, and items by their Electron roles. */
export type MenuWord =
  | 'view'
  | 'edit'
  | 'file'
  | 'window'
  | 'about'
  | 'services'
  | 'hide'
  | 'hideOthers'
  | 'unhide'
  | 'quit'
  | 'close'
  | 'undo'
  | 'redo'
  | 'cut'
  | 'copy'
  | 'paste'
  | 'pasteAndMatchStyle'
  | 'delete'
  | 'selectAll'
  | 'reload'
  | 'toggleDevTools'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen'
  | 'minimize'
  | 'zoom'
  | 'front'

/** Why Parley cannot start. `{path}` stands for the file or the folder. */
type StartReason =
  | 'corrupt'
  | 'folder'
  | 'shared'
  | 'read-only'
  | 'full'
  | 'locked'
  | 'newer'
  | 'failed'
  | 'program'
  | 'page'
  | 'closed'

export interface DesktopTexts {
  openLink: string
  /** Below an address whose host name has foreign letters. */
  disguised: string
  open: string
  cancel: string
  menu: Readonly<Record<MenuWord, string>>
  cannotStart: Readonly<Record<StartReason, string>> & {
    title: string
    /** The button that moves a damaged file away, and what that does. */
    setAside: string
    setAsideHow: string
  }
  /** When the page fails to load several times. */
  page: { stops: string; notLoaded: string; tryAgain: string }
}
