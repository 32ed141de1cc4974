import type { LinkDisplay } from './link.ts'

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold' | 'italic' | 'strike'; inside: Inline[] }
  | { kind: 'code'; text: string }
  | { kind: 'link'; url: string; host: string; showing: LinkDisplay; inside: Inline[] }
  | { kind: 'mention'; device: string; text: string }

export type Block =
  | { kind: 'paragraph'; inside: Inline[] }
  | { kind: 'code'; language: string; text: string }
  | { kind: 'quote'; inside: Block[] }
  | { kind: 'list'; items: ListItem[] }

export interface ListItem {
  /** As typed, such as `2.`; '' for a bullet. */
  number: string
  inside: Block[]
}

export function plainText(inlines: readonly Inline[]): string {
  return inlines.map((one) => ('inside' in one ? plainText(one.inside) : one.text)).join('')
}
