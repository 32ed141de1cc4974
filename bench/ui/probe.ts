/** Runs inside the page: records frames, key presses and long tasks. */

export interface ProbeRecord {
  /** Between two frames, ms. */
  frames: number[]
  /** From a key press to the next frame, ms. */
  keys: number[]
  /** Longer than 50 ms. */
  tasks: number[]
  /** The maximum in the page. */
  elements: number
  /** Chromium's cumulative layout shift: how far what is shown moves by itself. */
  shift: number
}

export interface Probe {
  start: () => void
  stop: () => ProbeRecord
  /** Milliseconds since the navigation; null before. */
  seen: { screen: number | null; row: number | null }
}

declare global {
  interface Window {
    probe: Probe
  }
}

/** Runs in the page before its own scripts. One function, since its text is passed to the browser. */
export function installProbe(): void {
  let noted: ProbeRecord = { frames: [], keys: [], tasks: [], elements: 0, shift: 0 }
  let last: number | null = null
  const afterPaint = (call: () => void): void => {
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = call
      port2.postMessage(null)
    })
  }
  const frame = (now: number): void => {
    if (last !== null) {
      noted.frames.push(now - last)
      noted.elements = Math.max(noted.elements, document.getElementsByTagName('*').length)
      last = now
    }
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
  addEventListener(
    'keydown',
    ({ timeStamp }) => {
      afterPaint(() => noted.keys.push(performance.now() - timeStamp))
    },
    { capture: true }
  )
  new PerformanceObserver((list) => {
    if (last !== null) noted.tasks.push(...list.getEntries().map(({ duration }) => duration))
  }).observe({ type: 'longtask' })
  new PerformanceObserver((list) => {
    if (last === null) return
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
      noted.shift += entry.value
  }).observe({ type: 'layout-shift' })
  const seen: Probe['seen'] = { screen: null, row: null }
  const look = (): void => {
    const now = performance.now()
    if (document.querySelector('button')) seen.screen ??= now
    if (document.querySelector('[role=log] article')) seen.row ??= now
    if (seen.row === null) requestAnimationFrame(look)
  }
  afterPaint(look)
  window.probe = {
    seen,
    start: () => {
      noted = { frames: [], keys: [], tasks: [], elements: 0, shift: 0 }
      last = performance.now()
    },
    stop: () => {
      last = null
      return noted
    }
  }
}
