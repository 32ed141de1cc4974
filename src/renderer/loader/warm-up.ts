/**
 * What a browser loads when it is first used, and slowly, is loaded while the script comes: the processor of a phone needs a
 * tenth of a second for it, and has nothing else to do then.
 */
export function warmUp(): void {
  new Intl.Collator().compare('a', 'b')
  new Intl.Segmenter().segment('a')
  new Intl.NumberFormat().format(0)
  new Intl.DateTimeFormat().format(0)
}
