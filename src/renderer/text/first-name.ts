/** The first word of a name, without a title such as “Dr.”; the whole name if there is no such word. */
export function firstName(name: string): string {
  return name.split(/\s+/u).find((word) => word !== '' && !word.endsWith('.')) ?? name
}
