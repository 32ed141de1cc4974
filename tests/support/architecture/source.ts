/** Reads one source file as the compiler does. */
import { parse as parseSvelte } from 'svelte/compiler'
import ts from 'typescript'

export interface Source {
  /** From the project's root: `src/shared/bridge.ts`. */
  path: string
  text: string
}

const parsed = new WeakMap<Source, ts.SourceFile>()
const walked = new WeakMap<ts.SourceFile, readonly ts.Node[]>()

/** A script, or everything of a Svelte component that runs: its scripts, then each expression of its markup. */
export function parse(source: Source): ts.SourceFile {
  const file = parsed.get(source) ?? parseNow(source)
  parsed.set(source, file)
  return file
}

function parseNow({ path, text }: Source): ts.SourceFile {
  const code = path.endsWith('.svelte') ? codeOf(text) : path.endsWith('.css') ? '' : text
  return ts.createSourceFile(`${path}.ts`, code, ts.ScriptTarget.Latest, true)
}

export function nodesOf(file: ts.SourceFile): readonly ts.Node[] {
  const nodes = walked.get(file) ?? nodesBelow(file)
  walked.set(file, nodes)
  return nodes
}

function nodesBelow(root: ts.Node): ts.Node[] {
  return [root, ...root.getChildren().flatMap(nodesBelow)]
}

function codeOf(text: string): string {
  const { instance, module, fragment } = parseSvelte(text, { modern: true })
  const scripts = [module, instance].map((script) =>
    script ? text.slice(at(script.content, 'start'), at(script.content, 'end')) : ''
  )
  return [...scripts, ...expressionsIn(fragment, text)].join('\n;')
}

/** Node types of Svelte's markup; what is below any other is JavaScript. */
const markup =
  /^(Fragment|Text|Comment|Component|RegularElement|TitleElement|Svelte\w+|Slot\w+|\w+(Block|Tag|Directive)|Attribute|SpreadAttribute)$/

/** The source text of each outermost expression in the markup. */
function expressionsIn(node: unknown, text: string): string[] {
  if (Array.isArray(node)) return node.flatMap((each: unknown) => expressionsIn(each, text))
  if (typeof node !== 'object' || node === null) return []
  const type = 'type' in node ? node.type : undefined
  if (typeof type === 'string' && !markup.test(type)) {
    const code = text.slice(at(node, 'start'), at(node, 'end'))
    return [type === 'VariableDeclaration' ? code : `(${code})`]
  }
  return Object.values(node).flatMap((each) => expressionsIn(each, text))
}

function at(node: object, end: 'start' | 'end'): number {
  const position: unknown = Reflect.get(node, end)
  if (typeof position !== 'number') throw new Error('a node of a component without its place')
  return position
}
