interface OnlineSource {
  navigator: Pick<Navigator, 'onLine'>
  addEventListener: (name: 'online' | 'offline', listener: () => void) => void
  removeEventListener: (name: 'online' | 'offline', listener: () => void) => void
}

/** Reports whether this device is connected to any network: now, and on each change. @returns a function that stops */
export function watchOnline(target: OnlineSource, onchange: (online: boolean) => void): () => void {
  const notify = (): void => {
    onchange(target.navigator.onLine)
  }
  target.addEventListener('online', notify)
  target.addEventListener('offline', notify)
  notify()
  return () => {
    target.removeEventListener('online', notify)
    target.removeEventListener('offline', notify)
  }
}
