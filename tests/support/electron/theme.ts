/** nativeTheme: the system's look, unless the app chose one. A page follows it through its window. */
import { strict, StrictEmitter } from './strict.ts'
import { theSystem } from './system.ts'

class Theme extends StrictEmitter {
  #source: 'system' | 'light' | 'dark' = 'system'

  constructor() {
    super('nativeTheme', ['updated'])
    theSystem.on('theme', (dark: boolean) => {
      theSystem.dark = dark
      this.emit('updated')
    })
  }

  get themeSource(): 'system' | 'light' | 'dark' {
    return this.#source
  }

  set themeSource(source: 'system' | 'light' | 'dark') {
    this.#source = source
    this.emit('updated')
  }

  get shouldUseDarkColors(): boolean {
    return this.#source === 'system' ? theSystem.dark : this.#source === 'dark'
  }
}
export const theTheme = new Theme()
export const nativeTheme = strict('nativeTheme', theTheme)
