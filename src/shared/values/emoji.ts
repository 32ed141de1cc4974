import { lazy } from './lazy.ts'
import { limits } from './limits.ts'

/** Emoji of the runtime's Unicode version that are recommended for general interchange (RGI). */
const listed = lazy(() => /^\p{RGI_Emoji}$/v)
const presentation = /[\u{FE0E}\u{FE0F}]/gu
const drawnAsText =
  /[0-9#*](?=\u{20E3})|(?!\p{Emoji_Presentation})\p{Extended_Pictographic}(?!\p{Emoji_Modifier})/gu
/** Also emoji of newer Unicode versions, whose characters and joining rules are reserved. */
const one = String.raw`\p{Extended_Pictographic}(?:\u{FE0F}|\p{Emoji_Modifier})?`
const unlisted = new RegExp(String.raw`^${one}(?:\u{200D}${one})*$`, 'u')

export function isEmoji(text: string): boolean {
  return text.length <= limits.emoji && listed().test(text)
}

/** '' unless it is exactly one emoji, of any version. */
export function cleanEmoji(text: string): string {
  if (text.length > limits.emoji) return ''
  const bare = text.replaceAll(presentation, '')
  const forms = [text, bare, bare.replaceAll(drawnAsText, '$&\uFE0F')]
  return forms.find((form) => listed().test(form)) ?? (unlisted.test(bare) ? bare : '')
}
