/** Keyboards of other scripts lack Latin letters, so shortcuts there go by the physical key. */
export function isForeignLetter(typed: string): boolean {
  return (typed.codePointAt(0) ?? 0) > 0x24f // the end of Latin Extended-B
}
