/**
 * What Electron does around the app's own code, in its order: root is refused without --no-sandbox, the code is
 * loaded, and only then the app becomes ready, also when loading failed. An error that no one catches shows a box,
 * and the process lives on. After lib/browser/init.ts and shell/app/electron_main_delegate.cc.
 */
import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'
import { theApp } from './app.ts'
import { dialog } from './dialog.ts'

const main = process.argv.slice(2).find((argument) => !argument.startsWith('--')) ?? 'out/main/index.js'

if (process.getuid?.() === 0 && !theApp.commandLine.hasSwitch('no-sandbox')) {
  process.stderr.write('FATAL: Running as root without --no-sandbox is not supported.\n')
  process.kill(process.pid, 'SIGTRAP')
}

Object.defineProperty(process, 'type', { value: 'browser', enumerable: true })
process.on('uncaughtException', (error) => {
  if (process.listenerCount('uncaughtException') > 1) return
  dialog.showErrorBox('A JavaScript error occurred in the main process', String(error.stack))
})
process.on('unhandledRejection', (reason) => {
  process.stderr.write(`UnhandledPromiseRejectionWarning: ${String(reason)}\n`)
})
setInterval(() => undefined, 60_000) // the message loop of Chromium, which keeps the process

try {
  await import(pathToFileURL(main).href)
} catch (error) {
  EventEmitter.prototype.emit.call(process, 'uncaughtException', error)
}
theApp.codeLoaded()
