import type { Notifier } from '../../src/renderer/platform/notifier.ts'

export const noNotifier: Notifier = {
  permission: () => 'unsupported',
  requestPermission: () => Promise.resolve('unsupported'),
  show: () => () => undefined,
  playSound: () => undefined,
  isWatched: () => true
}
