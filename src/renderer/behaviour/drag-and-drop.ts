export interface DropHandlers {
  /** Something that can be dropped is over the window, or not any more. */
  over: (now: boolean) => void
  text: (carried: DataTransfer) => void
  files: () => void
}

/** What a field does by itself, with what is dropped right into it. */
function isOwn({ target }: Event, field: Element): boolean {
  return target instanceof Node && field.contains(target)
}

/** @returns a function that stops listening */
export function watchDrops(field: HTMLElement, { over, text, files }: DropHandlers): () => void {
  const stop = new AbortController()
  const options = { signal: stop.signal }
  // What is dragged from this page itself is somebody moving text about.
  let own = false
  let depth = 0
  const rest = (): void => {
    depth = 0
    own = false
    over(false)
  }
  const carries = ({ dataTransfer }: DragEvent, type: string): boolean =>
    dataTransfer?.types.includes(type) === true
  const isWanted = (event: DragEvent): boolean =>
    !own && (carries(event, 'Files') || carries(event, 'text/plain')) && !isCovered()
  window.addEventListener('dragstart', () => (own = true), options)
  window.addEventListener('dragend', rest, options)
  window.addEventListener(
    'dragenter',
    (event) => {
      if (!isWanted(event)) return
      depth += 1
      over(true)
    },
    options
  )
  window.addEventListener(
    'dragleave',
    () => {
      depth = Math.max(0, depth - 1)
      if (depth === 0) over(false)
    },
    options
  )
  window.addEventListener(
    'dragover',
    (event) => {
      if (isWanted(event) && (carries(event, 'Files') || !isOwn(event, field))) event.preventDefault()
    },
    options
  )
  window.addEventListener(
    'drop',
    (event) => {
      const { dataTransfer } = event
      const wanted = isWanted(event)
      rest()
      if (!wanted || !dataTransfer) return
      const isFiles = dataTransfer.getData('text/plain') === ''
      if (!isFiles && isOwn(event, field)) return
      event.preventDefault()
      if (isFiles) files()
      else text(dataTransfer)
    },
    options
  )
  return () => {
    stop.abort()
  }
}

function isCovered(): boolean {
  return document.querySelector('[role="dialog"][data-state="open"]') !== null
}

/** A file that is let go anywhere would take the place of the page, unless somebody says no. */
export function preventNavigation(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault()
}
