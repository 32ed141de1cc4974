import { parse, type AST } from 'svelte/compiler'

/** Attributes whose value a person sees or hears. */
const spoken = new Set(['title', 'alt', 'placeholder', 'label', 'legend', 'aria-label', 'aria-description'])

/** The texts that a view says by itself, instead of taking them from a catalogue. */
export function hardCodedText(source: string): string[] {
  const found: string[] = []
  visit(parse(source, { modern: true }).fragment, (node) => {
    if (node.type === 'Text') found.push(node.data)
    if (node.type === 'Attribute' && spoken.has(node.name)) found.push(...literalsIn(node))
  })
  return found.map((text) => text.trim()).filter((text) => /\p{L}/u.test(text))
}

function literalsIn({ value }: AST.Attribute): string[] {
  if (!Array.isArray(value)) return []
  return value.flatMap((part) => (part.type === 'Text' ? [part.data] : []))
}

type Node = AST.Fragment | AST.TemplateNode

/** Elements and blocks, and what is in them; the texts of attributes are left to whoever asks for them. */
function visit(node: Node, see: (node: AST.TemplateNode) => void): void {
  if (node.type !== 'Fragment') see(node)
  for (const [key, value] of Object.entries(node)) {
    if (key === 'expression' || key === 'parent') continue
    const inner: unknown[] = Array.isArray(value) ? value : [value]
    for (const child of inner) if (isNode(child) && node.type !== 'Attribute') visit(child, see)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}
