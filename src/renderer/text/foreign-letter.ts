/** Only a keyboard for another script lacks the Latin letters: there the key's place decides. */
export function isForeignLetter(typed: string): boolean {
  return (typed.codePointAt(0) ?? 0) > 0x24f // the end of Latin Extended-B
}
