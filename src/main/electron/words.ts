/** The few sentences that the system shows instead of the interface, in the interface's languages. */
import type { StartReason } from './start-error.ts'
import { ar } from './words/ar.ts'
import { de } from './words/de.ts'
import { en } from './words/en.ts'
import { es } from './words/es.ts'
import { fr } from './words/fr.ts'
import { ja } from './words/ja.ts'

/** What the menus are called, and by Electron's names of their roles what is in them. */
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

/** What keeps Parley from starting. `{path}` stands for the file or the folder. */
export interface CannotStart extends Readonly<Record<StartReason, string>> {
  title: string
  /** The button that lets a damaged file go, and what it does with it. */
  setAside: string
  setAsideHow: string
}

export interface SystemWords {
  openLink: string
  /** Under an address whose name is written with foreign letters. */
  disguised: string
  open: string
  cancel: string
  menu: Readonly<Record<MenuWord, string>>
  cannotStart: CannotStart
  /** The window's page, when it needs several tries. */
  page: { stops: string; notLoaded: string; tryAgain: string }
}

export const systemLanguages: ReadonlyMap<string, SystemWords> = new Map(
  Object.entries({ ar, de, en, es, fr, ja })
)

/** @param locale such as `en-GB`; languages that are not here get English */
export function wordsFor(locale: string): SystemWords {
  return systemLanguages.get(locale.split('-')[0] ?? '') ?? en
}
