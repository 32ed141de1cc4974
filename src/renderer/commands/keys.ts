/** Whether this key press is what `keys` writes down, such as `Mod+Shift+K`. */
export function pressed(keys: string, event: KeyboardEvent): boolean {
  const wanted = keys.split('+')
  const key = wanted.at(-1)?.toLowerCase()
  return (
    event.key.toLowerCase() === key &&
    (event.ctrlKey || event.metaKey) === wanted.includes('Mod') &&
    event.shiftKey === wanted.includes('Shift') &&
    event.altKey === wanted.includes('Alt')
  )
}
