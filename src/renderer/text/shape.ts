/** Emoji modifiers: skin tones, joiners, regional indicators. */
const after = String.raw`(?:\p{Emoji_Modifier}|\u{FE0F}|\u{200D}|[\u{E0020}-\u{E007F}])*`
const emoji = new RegExp(
  String.raw`^(?:\p{Regional_Indicator}{2}|[0-9#*]\u{FE0F}?\u{20E3}|\p{Extended_Pictographic}${after}|\s)+$`,
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
