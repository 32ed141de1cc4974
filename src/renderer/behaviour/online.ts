interface Place {
  navigator: Pick<Navigator, 'onLine'>
  addEventListener: (name: 'online' | 'offline', listener: () => void) => void
  removeEventListener: (name: 'online' | 'offline', listener: () => void) => void
}

/** Reports whether this device is connected to any network: now, and on each change. @returns a function that stops */
export function watchOnline(place: Place, onchange: (online: boolean) => void): () => void {
  const tell = (): void => {
    onchange(place.navigator.onLine)
  }
  place.addEventListener('online', tell)
  place.addEventListener('offline', tell)
  tell()
  return () => {
    place.removeEventListener('online', tell)
    place.removeEventListener('offline', tell)
  }
}
