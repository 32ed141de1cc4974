/** A browser that Playwright does not know, in a profile of its own, over the W3C's protocols. */

/** Of https://www.w3.org/TR/webdriver2/#actions, which WebDriver BiDi shares. */
export type InputSource =
  | { type: 'key'; id: string; actions: { type: 'keyDown' | 'keyUp'; value: string }[] }
  | {
      type: 'pointer'
      id: string
      parameters: { pointerType: 'mouse' }
      actions: (
        | { type: 'pointerMove'; x: number; y: number }
        | { type: 'pointerDown' | 'pointerUp'; button: 0 }
      )[]
    }

/** One page of it. */
export interface Driver {
  goto(url: string): Promise<void>
  reload(): Promise<void>
  /** @param source a function of the page; what it returns must be JSON */
  evaluate(source: string, args: readonly unknown[]): Promise<unknown>
  act(sources: readonly InputSource[]): Promise<void>
  /** CSS pixels, as near as the browser's window can be. */
  resize(width: number, height: number): Promise<void>
  /** PNG. */
  picture(): Promise<Buffer>
}
