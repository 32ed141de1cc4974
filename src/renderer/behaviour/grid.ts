/** Where an arrow key leads in a grid that is filled row by row; null when it leads nowhere. `at` is -1 before it. */
export function gridMove(
  key: string,
  at: number,
  columns: number,
  length: number,
  direction: string
): number | null {
  const forward = direction === 'rtl' ? -1 : 1
  const steps: Record<string, number> = {
    ArrowRight: forward,
    ArrowLeft: -forward,
    ArrowDown: columns,
    ArrowUp: -columns
  }
  const step = steps[key]
  if (step === undefined) return null
  if (at < 0) return key === 'ArrowDown' && length > 0 ? 0 : null
  const next = at + step
  return next >= 0 && next < length ? next : null
}
