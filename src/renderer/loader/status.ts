/** The status in the page before the interface is there. It needs no style sheet, which may be what is missing. */
import { loaderTextsIn } from '../words/loader.ts'

export interface StatusMessage {
  text: 'loading' | 'unreachable' | 'failed' | 'old'
  detail?: string
  onAgain?: () => void
}

// The interface's tokens. The second of each pair is for browsers with `light-dark()`.
const ground =
  'background:#faf6ef;color:#26221c;background:light-dark(#faf6ef,#191714);color:light-dark(#26221c,#f2ede4)'
const fill =
  'background:#26221c;color:#faf6ef;background:light-dark(#26221c,#f2ede4);color:light-dark(#faf6ef,#191714)'

let shown: HTMLElement | null = null

export function hideStatus(): void {
  if (shown) shown.remove()
  shown = null
}

export function showStatus({ text, detail, onAgain }: StatusMessage): void {
  hideStatus()
  const [language, texts] = spoken()
  shown = element(
    'div',
    `position:fixed;top:0;right:0;bottom:0;left:0;z-index:9999;display:flex;flex-direction:column;align-items:center;` +
      `justify-content:center;gap:16px;padding:24px;text-align:center;font:17px/1.5 system-ui,sans-serif;${ground}`
  )
  shown.lang = language
  shown.dir = texts.dir
  shown.setAttribute('role', text === 'loading' ? 'status' : 'alert')
  const line = element('p', 'margin:0;max-width:28em;text-wrap:balance', texts[text])
  shown.appendChild(line)
  if (detail !== undefined) {
    const style = `margin:0;max-width:40em;font:13px/1.5 ui-monospace,monospace;overflow-wrap:anywhere`
    const said = element('p', style, detail)
    said.dir = 'ltr'
    said.lang = 'en'
    shown.appendChild(said)
  }
  const button = onAgain && againButton(texts.again, onAgain)
  if (button) shown.appendChild(button)
  document.body.appendChild(shown)
  if (button) button.focus()
}

function againButton(label: string, onAgain: () => void): HTMLElement {
  const button = element(
    'button',
    `min-height:44px;padding:8px 20px;border:0;border-radius:12px;font:600 17px/1.5 system-ui,sans-serif;cursor:pointer;` +
      fill,
    label
  )
  button.addEventListener('click', onAgain)
  return button
}

function element(name: string, style: string, text = ''): HTMLElement {
  const made = document.createElement(name)
  made.style.cssText = style
  made.textContent = text
  return made
}

function spoken(): [string, NonNullable<ReturnType<typeof loaderTextsIn>>] {
  for (const tag of [...navigator.languages, 'en']) {
    const code = tag.slice(0, 2).toLowerCase()
    const texts = loaderTextsIn(code)
    if (texts) return [code, texts]
  }
  throw new Error('no texts in English')
}
