import { parse } from 'svelte/compiler'

/** Attributes and properties with visible or spoken text. */
const spoken = new Set(
  [
    'title alt placeholder label legend text description hint heading',
    'aria-label aria-description aria-roledescription aria-valuetext aria-placeholder',
    'ariaLabel ariaDescription ariaValueText textContent innerText'
  ].flatMap((names) => names.split(' '))
)
/** Functions that show their first argument to the person. */
const telling = new Set(['say', 'announce', 'alert', 'confirm', 'Notification'])
/** A catalogue's keys, or their beginning. */
const key = /^[a-z]+\.([\w-]+\.?)*$/
/** A single small word in code is a name. */
const name = /^[a-z-]+$/

interface Node {
  type: string
  [property: string]: unknown
}

/** Texts in a view that are not from a catalogue. */
export function hardCodedText(source: string): string[] {
  const { fragment, instance, module } = parse(source, { modern: true })
  return [...textsIn([instance, module]).filter((text) => !name.test(text)), ...textsIn(fragment)]
    .map((text) => text.trim())
    .filter((text) => /\p{L}/u.test(text) && !key.test(text))
}

/** The same for a module without markup. */
export function hardCodedTextIn(module: string): string[] {
  return hardCodedText(`<script lang="ts">${module}</script>`)
}

function textsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each))
  if (!isNode(value)) return []
  return [...ownTexts(value), ...innerValues(value).flatMap((inner) => textsIn(inner))]
}

/** The text of this node, without its children. */
function ownTexts(node: Node): string[] {
  switch (node.type) {
    case 'Text':
      return [String(node['data'])]
    case 'ExpressionTag':
      return saidBy(node['expression'])
    case 'Attribute':
      return spoken.has(String(node['name'])) ? saidBy(node['value']) : []
    case 'Property':
      return spoken.has(nameOf(node['key'])) ? saidBy(node['value']) : []
    case 'AssignmentExpression':
      return spoken.has(nameOf(node['left'])) ? saidBy(node['right']) : []
    case 'CallExpression':
    case 'NewExpression':
      return telling.has(nameOf(node['callee'])) ? saidBy((node['arguments'] as unknown[])[0]) : []
    default:
      return []
  }
}

/** In an attribute only its expressions are looked into: most attributes are not for people. */
function innerValues(node: Node): unknown[] {
  if (node.type === 'Attribute' || node.type === 'StyleDirective') return expressionsOf(node['value'])
  return Object.entries(node).flatMap(([part, value]) => (part === 'metadata' ? [] : [value]))
}

function expressionsOf(value: unknown): unknown[] {
  const parts: unknown[] = Array.isArray(value) ? value : [value]
  return parts.map((part) => (isNode(part) && part.type === 'ExpressionTag' ? part['expression'] : null))
}

/** The literals that an expression may come to; those that it only looks at do not count. */
function saidBy(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => saidBy(each))
  if (!isNode(value)) return []
  switch (value.type) {
    case 'Text':
      return [String(value['data'])]
    case 'Literal':
      return typeof value['value'] === 'string' ? [value['value']] : []
    case 'TemplateElement':
      return [String((value['value'] as { cooked: unknown }).cooked)]
    case 'TemplateLiteral':
      return saidBy(value['quasis'])
    case 'ConditionalExpression':
      return saidBy([value['consequent'], value['alternate']])
    case 'LogicalExpression':
    case 'BinaryExpression':
      return joins.has(String(value['operator'])) ? saidBy([value['left'], value['right']]) : []
    default:
      return saidBy(value['expression'])
  }
}

const joins = new Set(['+', '??', '||', '&&'])

function nameOf(value: unknown): string {
  if (!isNode(value)) return ''
  if (value.type === 'MemberExpression') return nameOf(value['property'])
  const found = value['name'] ?? value['value']
  return typeof found === 'string' ? found : ''
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value
}
