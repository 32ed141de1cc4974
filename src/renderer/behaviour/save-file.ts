/** Long enough for any browser to have begun with the download, ms. */
const revokeDelayMs = 60_000

/** Hands the browser a file; it asks where to, or puts it among the downloads. */
export function saveFile(name: string, type: string, parts: readonly string[]): void {
  const url = URL.createObjectURL(new Blob([...parts], { type }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  setTimeout(() => {
    URL.revokeObjectURL(url)
  }, revokeDelayMs)
}
