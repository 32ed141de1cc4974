/** Six digits as they are said and remembered: three, a breath, three. */
export function inThrees(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`
}

/** What has to be typed by hand to get to the page of an invitation. */
export function pageAddress(url: string): string {
  const { protocol, host } = new URL(url)
  return `${protocol}//${host}`
}
