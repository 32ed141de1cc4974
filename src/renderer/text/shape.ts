/** What is drawn as an emoji by itself, or by a variation selector or a skin tone after it: `©` alone is text. */
const base = String.raw`(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}(?:\u{FE0F}|\p{Emoji_Modifier}))`
/** Skin tones, and the tags of flags. */
const after = String.raw`(?:\p{Emoji_Modifier}|\u{FE0F}|[\u{E0020}-\u{E007F}])*`
const joined = String.raw`(?:\u{200D}\p{Extended_Pictographic}${after})*`
const emoji = new RegExp(
  String.raw`^(?:\p{Regional_Indicator}{2}|[0-9#*]\u{FE0F}?\u{20E3}|${base}${after}${joined}|\s)+$`,
  'u'
)
const maxEmoji = 5
/** About a screen: UTF-16 units and lines. */
const maxLength = 1_400
const maxLines = 18

export function isEmojiOnly(text: string): boolean {
  if (text.length > 64 || text.trim() === '' || !emoji.test(text)) return false
  const letters = [
    ...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text.replaceAll(/\s/gu, ''))
  ]
  return letters.length <= maxEmoji
}

export function isLong(text: string): boolean {
  return text.length > maxLength || text.split('\n', maxLines + 1).length > maxLines
}
