/** Dialogs are cancelled, unless STAND_IN_PRESSES has the number of a button. */
import type { MessageBoxOptions } from 'electron'
import { theApp } from './app.ts'
import { strict, assertKnown } from './strict.ts'

const known = ['buttons', 'cancelId', 'defaultId', 'detail', 'message', 'noLink', 'title', 'type']

export const dialog = strict('dialog', {
  showMessageBox(...given: [object, MessageBoxOptions] | [MessageBoxOptions]): Promise<{ response: number }> {
    const options = given.length === 1 ? given[0] : given[1]
    theApp.mustBeReady('dialog.showMessageBox')
    assertKnown('the option of a message box', options, known)
    process.stderr.write(`dialog: ${options.message} ${options.detail ?? ''}\n`)
    const pressed = process.env['STAND_IN_PRESSES']
    return Promise.resolve({ response: pressed === undefined ? (options.cancelId ?? 0) : Number(pressed) })
  },
  /** Before the app is ready, Linux has only stderr for it. */
  showErrorBox(title: string, content: string): void {
    const shown = theApp.isReady() || process.platform !== 'linux'
    process.stderr.write(`${shown ? 'error box' : 'no box, the app is not ready'}: ${title}: ${content}\n`)
  }
})
