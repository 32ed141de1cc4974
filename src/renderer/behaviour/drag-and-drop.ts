export interface DropHandlers {
  over: (now: boolean) => void
  text: (carried: DataTransfer) => void
  files: () => void
}

export function watchDrops(field: HTMLElement, handlers: DropHandlers): () => void {
  const stop = new AbortController()
  const drag = new DragOverWindow(field, handlers)
  const on = <N extends keyof WindowEventMap>(
    name: N,
    listener: (event: WindowEventMap[N]) => void
  ): void => {
    window.addEventListener(name, listener, { signal: stop.signal })
  }
  on('dragstart', () => drag.startHere())
  on('dragend', () => drag.end())
  on('dragenter', (event) => drag.enter(event))
  on('dragleave', () => drag.leave())
  on('dragover', (event) => drag.over(event))
  on('drop', (event) => drag.drop(event))
  return () => {
    stop.abort()
  }
}

class DragOverWindow {
  /** A drag from this page moves text within it. */
  #startedHere = false
  /** Elements entered and not left: the next one is entered before the last one is left. */
  #depth = 0
  readonly #field: HTMLElement
  readonly #handlers: DropHandlers

  constructor(field: HTMLElement, handlers: DropHandlers) {
    this.#field = field
    this.#handlers = handlers
  }

  startHere(): void {
    this.#startedHere = true
  }

  end(): void {
    this.#depth = 0
    this.#startedHere = false
    this.#handlers.over(false)
  }

  enter(event: DragEvent): void {
    if (!this.#isWanted(event)) return
    this.#depth += 1
    this.#handlers.over(true)
  }

  leave(): void {
    this.#depth = Math.max(0, this.#depth - 1)
    if (this.#depth === 0) this.#handlers.over(false)
  }

  over(event: DragEvent): void {
    if (this.#isWanted(event) && (carries(event, 'Files') || !isOwn(event, this.#field)))
      event.preventDefault()
  }

  drop(event: DragEvent): void {
    const { dataTransfer } = event
    const wanted = this.#isWanted(event)
    this.end()
    if (!wanted || !dataTransfer) return
    const isFiles = dataTransfer.getData('text/plain') === ''
    if (!isFiles && isOwn(event, this.#field)) return
    event.preventDefault()
    if (isFiles) this.#handlers.files()
    else this.#handlers.text(dataTransfer)
  }

  #isWanted(event: DragEvent): boolean {
    return !this.#startedHere && (carries(event, 'Files') || carries(event, 'text/plain')) && !isCovered()
  }
}

function carries({ dataTransfer }: DragEvent, type: string): boolean {
  return dataTransfer?.types.includes(type) === true
}

/** A field handles text that is dropped into it. */
function isOwn({ target }: Event, field: Element): boolean {
  return target instanceof Node && field.contains(target)
}

function isCovered(): boolean {
  return document.querySelector('[role="dialog"][data-state="open"]') !== null
}

/** Without this, the browser opens a file that is dropped anywhere, in place of the page. */
export function preventNavigation(event: DragEvent): void {
  if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault()
}
