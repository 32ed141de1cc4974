/** Emoji, as a reaction holds one. */
import { limits } from './limits.ts'

/** Recommended for general interchange, as Unicode lists them; the list of whatever runs this. */
const listed = /^\p{RGI_Emoji}$/v
/** Whether a sign is drawn as an emoji or as text. */
const presentation = /[\u{FE0E}\u{FE0F}]/gu
const drawnAsText =
  /[0-9#*](?=\u{20E3})|(?!\p{Emoji_Presentation})\p{Extended_Pictographic}(?!\p{Emoji_Modifier})/gu
/** One that a newer list has: Unicode reserved its characters long ago, and says how they are joined. */
const one = String.raw`\p{Extended_Pictographic}(?:\u{FE0F}|\p{Emoji_Modifier})?`
const unlisted = new RegExp(String.raw`^${one}(?:\u{200D}${one})*$`, 'u')

/** Exactly one emoji in the form that Unicode lists. */
export function isEmoji(text: string): boolean {
  return text.length <= limits.emoji && listed.test(text)
}

/** The emoji in the form that is listed, also one from a newer list; '' when it is none, or more than one. */
export function cleanEmoji(text: string): string {
  if (text.length > limits.emoji) return ''
  const bare = text.replaceAll(presentation, '')
  const forms = [text, bare, bare.replaceAll(drawnAsText, '$&\uFE0F')]
  return forms.find((form) => listed.test(form)) ?? (unlisted.test(text) ? text : '')
}
