/** The rules for names of src: words that are taken, units of constants, one thing per exported name. */
import { basename } from 'node:path'
import ts from 'typescript'

export interface NamedSource {
  /** From the project's root: `src/shared/bridge.ts`. */
  path: string
  text: string
}

/** Words with the names in which they are allowed; null: nowhere. Each once stood for several things, or says nothing. */
export const takenWords: ReadonlyMap<string, RegExp | null> = new Map([
  ...words(
    'ask asks asked asking tell tells telling hear hears heard hearing desk desks door doors parts knock wear',
    'keep keeps kept keepsake forgive peek obey judge patience farewell flicker anew surroundings trouble troubles',
    'stretch entrance around past'
  ),
  // A link is a URL and nothing else.
  ['link', /(safe|open|web|insert|message)-?link|link-?(text|target)|text\/link\.ts/i]
])

/** Names that end like this say what they count; those with `max` or `min` are limits. `closeTimeout` is an option of ws. */
const unit =
  /(Ms|Seconds|Minutes|Bytes|Px|Rem|Port|Version|Year|PerSecond|Length)$|^(max|min)[A-Z]|^(bytes|connections|perSecond|atOnce|closeTimeout)$/

const limit = 999

/** The same texts in several languages. */
const catalogue = /^src\/renderer\/words\/[a-z]{2}\//

/** A name with the words it is made of. */
interface Named {
  name: string
  path: string
}

export function namesProblems(sources: readonly NamedSource[]): string[] {
  const exported = sources.flatMap((source) => exportsOf(source))
  return [
    ...[...exported, ...sources.map(({ path }) => ({ name: basename(path), path }))].flatMap(takenIn),
    ...sources.flatMap(unitless),
    ...declaredTwice(exported)
  ]
}

function takenIn({ name, path }: Named): string[] {
  return wordsOf(name).flatMap((word) => {
    const allowed = takenWords.get(word)
    if (allowed === undefined || (allowed?.test(`${path} ${name}`) ?? false)) return []
    return [`${path}: “${name}” uses the taken word “${word}”`]
  })
}

function unitless(source: NamedSource): string[] {
  return moduleConstants(parse(source))
    .flatMap(numbersIn)
    .flatMap(({ name, value }) =>
      value > limit ? [`${source.path}: “${name}” is ${String(value)} of an unnamed unit`] : []
    )
}

/** Of a constant, or of the properties of a table; a table whose own name has a unit gives it to them. */
function numbersIn({
  name,
  initializer
}: ts.VariableDeclaration | ts.PropertyAssignment): { name: string; value: number }[] {
  if (!initializer || !ts.isIdentifier(name) || unit.test(name.text)) return []
  const inner = ts.isAsExpression(initializer) ? initializer.expression : initializer
  if (ts.isObjectLiteralExpression(inner))
    return inner.properties.filter(ts.isPropertyAssignment).flatMap(numbersIn)
  return [{ name: name.text, value: numberOf(inner) }]
}

function declaredTwice(exported: readonly Named[]): string[] {
  const named = exported.filter(({ path }) => !catalogue.test(path))
  return [...Map.groupBy(named, ({ name }) => name)].flatMap(([name, all]) => {
    const paths = [...new Set(all.map(({ path }) => path))]
    return paths.length > 1 ? [`“${name}” is exported by ${paths.join(' and ')}`] : []
  })
}

/** What a file declares and exports; what it passes on from others is theirs. */
function exportsOf(source: NamedSource): Named[] {
  return parse(source).statements.flatMap((statement) => {
    if (!isExported(statement)) return []
    const names = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name)
      : 'name' in statement
        ? [statement.name as ts.Node | undefined]
        : []
    return names.flatMap((name) =>
      name && ts.isIdentifier(name) ? [{ name: name.text, path: source.path }] : []
    )
  })
}

function isExported(statement: ts.Statement): boolean {
  if (!ts.canHaveModifiers(statement)) return false
  return (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)
}

function moduleConstants(file: ts.SourceFile): readonly ts.VariableDeclaration[] {
  return file.statements.flatMap((statement) =>
    ts.isVariableStatement(statement) ? statement.declarationList.declarations : []
  )
}

/** NaN unless it is made of figures alone. */
function numberOf(node: ts.Expression): number {
  if (ts.isNumericLiteral(node)) return Number(node.text)
  if (ts.isParenthesizedExpression(node)) return numberOf(node.expression)
  if (!ts.isBinaryExpression(node)) return NaN
  const [left, right] = [numberOf(node.left), numberOf(node.right)]
  return node.operatorToken.kind === ts.SyntaxKind.AsteriskToken ? left * right : left + right
}

function parse({ path, text }: NamedSource): ts.SourceFile {
  const scripts = [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, script]) => script)
  return ts.createSourceFile(
    path,
    path.endsWith('.svelte') ? scripts.join('\n') : text,
    ts.ScriptTarget.Latest
  )
}

/** `openHostDesk`, `host-desk.svelte.ts` and `HostDesk` have the same words. */
function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
}

function words(...lines: string[]): [string, null][] {
  return lines.flatMap((line) => line.split(' ')).map((word) => [word, null])
}
