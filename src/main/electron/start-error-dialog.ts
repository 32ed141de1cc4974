/** The end of a start that failed: never without a reason, and never a process without a window. */
import { existsSync, renameSync } from 'node:fs'
import { app, dialog } from 'electron'
import { asideOf } from './folder.ts'
import { startAgain } from './relaunch.ts'
import { failureOf, sentenceFor, type Failure } from './start-error.ts'
import { isShown, isWatched } from './window-shown.ts'
import { en } from './words/en.ts'
import { wordsFor, type Words } from './words.ts'

let ending = false

/**
 * Says why Parley cannot start, and ends it with code 1. Who waits for the window and goes on without it gets a
 * line on stderr; anybody else a dialog.
 */
export function giveUp(problem: unknown): void {
  if (ending) return
  ending = true
  const failure = failureOf(problem)
  if (isWatched() && !isShown()) {
    process.stderr.write(`Parley cannot start: ${lineFor(failure)}\n`)
    app.exit(1)
    return
  }
  sayAndEnd(failure).catch((fault: unknown) => {
    console.error('it could not even be said why:', fault)
    app.exit(1)
  })
}

/** Whatever nobody catches ends the start in words. Once there is a window, it stays. */
export function watchStart(): void {
  // The terminal that started the app may be gone. An error about that, told there, would be the next error, for ever.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  process.on('uncaughtException', (error) => {
    if (isShown()) console.error('an error that nobody caught:', error)
    else giveUp(error)
  })
}

function lineFor(failure: Failure): string {
  const sentence = sentenceFor(failure, en)
  return failure.reason === 'program' ? `${sentence} (${failure.detail.replaceAll(/\s+/g, ' ')})` : sentence
}

async function sayAndEnd(failure: Failure): Promise<void> {
  // Before it is ready, Electron knows no language and Linux shows no dialog.
  await app.whenReady()
  console.error('cannot start:', failure.detail)
  const words = wordsFor(app.getLocale())
  if (failure.reason === 'corrupt') {
    const aside = asideOf(failure.path)
    if ((await wantsNewStart(failure, aside, words)) && couldBeginAgain(failure, aside, words))
      return app.exit(0)
  } else showFailure(failure, failure.detail, words)
  app.exit(1)
}

function showFailure(failure: Failure, detail: string, words: Words): void {
  dialog.showErrorBox(words.cannotStart.title, `${sentenceFor(failure, words)}\n\n${detail}`)
}

async function wantsNewStart(failure: Failure, aside: string, words: Words): Promise<boolean> {
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

/** False when the file cannot be moved, which is said. */
function couldBeginAgain(failure: Failure, aside: string, words: Words): boolean {
  try {
    setAside(failure.path, aside)
    startAgain()
    return true
  } catch (error) {
    showFailure(failure, String(error), words)
    return false
  }
}

/** What SQLite keeps beside a file belongs to it: all are moved, or none. */
function setAside(path: string, aside: string): void {
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
