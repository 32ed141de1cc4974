export type Figures = Record<string, number | string>

export interface Scene {
  name: string
  figures: Figures
}

/** 60 Hz. */
const frameMs = 1000 / 60
/** People notice such a frame. */
const noticeableFrameMs = 50

export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** @param what the beginning of each figure's name */
export function spread(what: string, values: readonly number[]): Figures {
  return {
    [`${what}, p50 ms`]: percentile(values, 0.5),
    [`${what}, p95 ms`]: percentile(values, 0.95),
    [`${what}, p99 ms`]: percentile(values, 0.99)
  }
}

export function framesOf(frames: readonly number[]): Figures {
  const dropped = frames.reduce((sum, time) => sum + Math.max(0, Math.round(time / frameMs) - 1), 0)
  return {
    ...spread('frame', frames),
    'frames over 50 ms': frames.filter((time) => time > noticeableFrameMs).length,
    'frames dropped, %': (100 * dropped) / Math.max(1, frames.length + dropped)
  }
}

export function report(scenes: readonly Scene[]): string {
  return scenes
    .map(({ name, figures }) => [name, ...Object.entries(figures).map(line), ''].join('\n'))
    .join('\n')
}

function line([name, figure]: [string, number | string]): string {
  const text = typeof figure === 'string' ? figure : figure.toLocaleString('en', { maximumFractionDigits: 1 })
  return `  ${name.padEnd(44)}${text.padStart(12)}`
}
