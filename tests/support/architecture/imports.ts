/** Every way in which a file can reach another one, or a package. */
import { posix } from 'node:path'
import ts from 'typescript'
import { nodesOf, parse, type Source } from './source.ts'

export interface Import {
  /** A path below src (`shared/bridge.ts`), or a package or Node module as it is written. */
  target: string
  ours: boolean
  /** Erased at run time. */
  typeOnly: boolean
}

export function importsOf(source: Source): Import[] {
  const file = parse(source)
  const references = [
    ...file.typeReferenceDirectives.map(({ fileName }) => (fileName === 'node' ? 'node:' : fileName)),
    ...file.referencedFiles.map(({ fileName }) => (/^[./]/.test(fileName) ? fileName : `./${fileName}`)),
    ...file.libReferenceDirectives.map(({ fileName }) => `lib:${fileName}`)
  ]
  return [
    ...references.map((specifier) => toImport(source.path, specifier, true)),
    ...nodesOf(file).flatMap((node) =>
      specifiersOf(node).map((specifier) => toImport(source.path, specifier, isTypeOnly(node)))
    ),
    ...stylesheetsIn(source).map((path) => toImport(source.path, asRelative(path), false))
  ]
}

/** What a style sheet, or the styles of a component, fetch. */
function stylesheetsIn({ path, text }: Source): string[] {
  if (!/\.(css|svelte)$/.test(path)) return []
  const urls = text.matchAll(/@import\s+['"]([^'"]+)|\burl\(\s*['"]?([^'")]+)/g)
  return [...urls].map(([, sheet, url]) => sheet ?? url ?? '').filter((url) => !/^(#|data:)/.test(url))
}

/** Ways to load a module whose name is not in the source. */
export function hiddenImports(source: Source): string[] {
  return nodesOf(parse(source)).flatMap((node) => {
    if (isLoader(node)) return [`loads modules with ${node.text}`]
    if (ts.isIdentifier(node) && node.text === 'require' && !isCalled(node)) return ['passes require on']
    if (ts.isMetaProperty(node) && !isPlainUse(node)) return ['passes import.meta on']
    const isComputed =
      ts.isCallExpression(node) &&
      (isImportCall(node) || isCallOf(node, 'require') || isMetaCall(node, 'glob')) &&
      specifiersOf(node).length === 0
    return isComputed && !source.path.startsWith('src/renderer/loader/') ? ['imports a computed name'] : []
  })
}

const loaders: ReadonlySet<string> = new Set(['createRequire', 'getBuiltinModule', 'mainModule'])

function isLoader(node: ts.Node): node is ts.Identifier | ts.StringLiteralLike {
  return (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) && loaders.has(node.text)
}

/** `import.meta.url` in a `new URL('…', import.meta.url)`, a call of a loader, or what loads nothing. */
function isPlainUse({ parent: use }: ts.MetaProperty): boolean {
  if (!ts.isPropertyAccessExpression(use)) return false
  const { parent } = use
  if (use.name.text === 'url') return ts.isNewExpression(parent) && parent.arguments?.[1] === use
  if (['glob', 'globEager', 'resolve'].includes(use.name.text)) {
    return ts.isCallExpression(parent) && parent.expression === use && !setsBase(parent)
  }
  return true
}

/** Vite resolves the patterns of a glob from its `base`. */
function setsBase({ arguments: [, options] }: ts.CallExpression): boolean {
  if (!options) return false
  return (
    !ts.isObjectLiteralExpression(options) ||
    options.properties.some(({ name }) => name?.getText() === 'base')
  )
}

/** `require('…')`, or a method of that name, but not Node's own. */
function isCalled(node: ts.Identifier): boolean {
  const { parent } = node
  if (ts.isPropertyAccessExpression(parent)) {
    return parent.name === node && !/^(module|globalThis|global)$/.test(parent.expression.getText())
  }
  return ts.isCallExpression(parent) && parent.expression === node
}

function specifiersOf(node: ts.Node): string[] {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return textsOf(node.moduleSpecifier)
  if (ts.isExternalModuleReference(node)) return textsOf(node.expression)
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? textsOf(node.argument.literal) : []
  if (ts.isNewExpression(node) && node.expression.getText() === 'URL')
    return isImportMeta(node.arguments?.[1], 'url') ? textsOf(node.arguments?.[0]).map(asRelative) : []
  if (!ts.isCallExpression(node)) return []
  if (isMetaCall(node, 'glob') || isMetaCall(node, 'globEager')) return globsOf(node.arguments[0])
  const loads = isImportCall(node) || isCallOf(node, 'require') || isMetaCall(node, 'resolve')
  return loads ? textsOf(node.arguments[0]) : []
}

/** The part of a template before its first placeholder. */
function textsOf(node: ts.Node | undefined): string[] {
  if (!node) return []
  if (ts.isStringLiteralLike(node)) return [node.text]
  return ts.isTemplateExpression(node) ? [node.head.text] : []
}

function globsOf(node: ts.Node | undefined): string[] {
  const patterns = node && ts.isArrayLiteralExpression(node) ? node.elements.flatMap(textsOf) : textsOf(node)
  return patterns.filter((pattern) => !pattern.startsWith('!')).map((pattern) => pattern.replace(/\*.*/, ''))
}

/** In a URL, a name without a dot before it is a path, too. */
function asRelative(path: string): string {
  return /^([./]|[a-z]+:)/.test(path) ? path : `./${path}`
}

function isImportCall(node: ts.CallExpression): boolean {
  return node.expression.kind === ts.SyntaxKind.ImportKeyword
}

function isCallOf(node: ts.CallExpression, name: string): boolean {
  return node.expression.getText() === name
}

function isMetaCall(node: ts.CallExpression, name: string): boolean {
  return isImportMeta(node.expression, name)
}

function isImportMeta(node: ts.Node | undefined, name: string): boolean {
  return node?.getText().replaceAll(/\s/g, '') === `import.meta.${name}`
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true
  if (ts.isExternalModuleReference(node))
    return ts.isImportEqualsDeclaration(node.parent) && node.parent.isTypeOnly
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  if (!ts.isImportDeclaration(node) || !node.importClause) return false
  const { phaseModifier, name, namedBindings } = node.importClause
  if (phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const named = namedBindings && ts.isNamedImports(namedBindings) ? namedBindings.elements : []
  return name === undefined && named.length > 0 && named.every((element) => element.isTypeOnly)
}

function toImport(path: string, specifier: string, typeOnly: boolean): Import {
  const bare = specifier.replace(/\?.*$/, '')
  if (bare.startsWith('#shared/')) return { target: posix.normalize(bare.slice(1)), ours: true, typeOnly }
  if (bare.startsWith('/')) return { target: bare, ours: true, typeOnly }
  if (!bare.startsWith('.')) return { target: bare, ours: false, typeOnly }
  const target = posix.join(posix.dirname(path), bare)
  return { target: target.replace(/^src\//, ''), ours: true, typeOnly }
}
