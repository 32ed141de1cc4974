/** How long something lasts, in the one unit that says enough: seconds, minutes, hours. */
export function lasting(language: string, ms: number): string {
  const seconds = Math.floor(ms / 1000)
  const [value, unit] =
    seconds < 60 ? [seconds, 'second'] : seconds < 3600 ? [seconds / 60, 'minute'] : [seconds / 3600, 'hour']
  const format = new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' })
  return format.format(Math.floor(value))
}
