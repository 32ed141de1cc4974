/** Reads one source file as the compiler does: what it imports, and what it says that it should not. */
import { posix } from 'node:path'
import ts from 'typescript'

export interface Source {
  /** From the project's root: `src/shared/bridge.ts`. */
  path: string
  text: string
}

export interface Import {
  /** A path below src (`shared/bridge.ts`), or a package or Node module as it is written. */
  target: string
  ours: boolean
  /** Gone when the program runs. */
  typeOnly: boolean
}

/** The script of a Svelte component, or the whole file. */
export function parse({ path, text }: Source): ts.SourceFile {
  const scripts = [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, script]) => script)
  const code = path.endsWith('.svelte') ? scripts.join('\n') : text
  return ts.createSourceFile(`${path}.ts`, code, ts.ScriptTarget.Latest, true)
}

export function importsOf(source: Source): Import[] {
  return nodesOf(parse(source)).flatMap((node) => {
    const specifier = specifierOf(node)
    return specifier === null ? [] : [toImport(source.path, specifier, isTypeOnly(node))]
  })
}

export function nodesOf(root: ts.Node): ts.Node[] {
  return [root, ...root.getChildren().flatMap(nodesOf)]
}

function specifierOf(node: ts.Node): string | null {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textOf(node.moduleSpecifier)
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? textOf(node.argument.literal) : null
  if (!ts.isCallExpression(node)) return null
  const callee = node.expression
  const loads = callee.kind === ts.SyntaxKind.ImportKeyword || callee.getText() === 'require'
  return loads ? textOf(node.arguments[0]) : null
}

function textOf(node: ts.Node | undefined): string | null {
  return node && ts.isStringLiteralLike(node) ? node.text : null
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  if (!ts.isImportDeclaration(node) || !node.importClause) return false
  const { phaseModifier, name, namedBindings } = node.importClause
  if (phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : []
  return name === undefined && named.length > 0 && named.every((element) => element.isTypeOnly)
}

function toImport(path: string, specifier: string, typeOnly: boolean): Import {
  if (specifier.startsWith('#shared/')) return { target: specifier.slice(1), ours: true, typeOnly }
  if (!specifier.startsWith('.')) return { target: specifier, ours: false, typeOnly }
  const target = posix.join(posix.dirname(path), specifier)
  return { target: target.replace(/^src\//, ''), ours: true, typeOnly }
}
