import { existsSync, renameSync } from 'node:fs'
import { app, dialog } from 'electron'
import { asideOf } from './folder.ts'
import { relaunch } from './relaunch.ts'
import { failureOf, sentenceFor, type StartFailure } from './start-error.ts'
import { wasWindowShown, isLauncherWaiting } from './window-shown.ts'
import type { DesktopTexts } from '../../renderer/words/desktop.ts'
import { englishTexts, wordsFor } from './words.ts'

let ending = false

/** Exits with code 1. A launcher that waits for the window gets a line on stderr, a person a dialog. */
export function exitWithError(problem: unknown): void {
  if (ending) return
  ending = true
  const failure = failureOf(problem)
  if (isLauncherWaiting() && !wasWindowShown()) {
    process.stderr.write(`Parley cannot start: ${lineFor(failure)}\n`)
    app.exit(1)
    return
  }
  showAndExit(failure).catch((error: unknown) => {
    console.error('the error could not be shown:', error)
    app.exit(1)
  })
}

/** Once there is a window, an uncaught error is only logged. */
export function catchStartErrors(): void {
  // The terminal that started the app may be gone, and logging that error would cause the next one.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  process.on('uncaughtException', (error) => {
    if (wasWindowShown()) console.error('an uncaught error:', error)
    else exitWithError(error)
  })
}

function lineFor(failure: StartFailure): string {
  const sentence = sentenceFor(failure, englishTexts)
  return failure.reason === 'program' ? `${sentence} (${failure.detail.replaceAll(/\s+/g, ' ')})` : sentence
}

async function showAndExit(failure: StartFailure): Promise<void> {
  // Before, Electron knows no language and Linux shows no dialog.
  await app.whenReady()
  console.error('cannot start:', failure.detail)
  const words = wordsFor(app.getLocale())
  if (failure.reason === 'corrupt') {
    const aside = asideOf(failure.path)
    if ((await confirmMove(failure, aside, words)) && moveAndRelaunch(failure, aside, words))
      return app.exit(0)
  } else showFailure(failure, failure.detail, words)
  app.exit(1)
}

function showFailure(failure: StartFailure, detail: string, words: DesktopTexts): void {
  dialog.showErrorBox(words.cannotStart.title, `${sentenceFor(failure, words)}\n\n${detail}`)
}

async function confirmMove(failure: StartFailure, aside: string, words: DesktopTexts): Promise<boolean> {
  const { cannotStart, menu } = words
  const { response } = await dialog.showMessageBox({
    type: 'error',
    title: cannotStart.title,
    message: sentenceFor(failure, words),
    detail: cannotStart.setAsideHow.replace('{path}', () => aside),
    buttons: [menu.quit, cannotStart.setAside],
    defaultId: 0,
    cancelId: 0,
    noLink: true
  })
  return response === 1
}

/** False, after a message, when the file could not be moved. */
function moveAndRelaunch(failure: StartFailure, aside: string, words: DesktopTexts): boolean {
  try {
    moveDatabase(failure.path, aside)
    relaunch()
    return true
  } catch (error) {
    showFailure(failure, String(error), words)
    return false
  }
}

/** Together with its SQLite companions, all or none. */
function moveDatabase(path: string, aside: string): void {
  const moved: string[] = []
  try {
    for (const suffix of ['-wal', '-shm', '-journal', ''].filter((each) => existsSync(path + each))) {
      renameSync(path + suffix, aside + suffix)
      moved.push(suffix)
    }
  } catch (error) {
    for (const suffix of moved) renameSync(aside + suffix, path + suffix)
    throw error
  }
}
