/** Every way in which a source file breaks the rules of the house, in words. */
import ts from 'typescript'
import { connectionViolations } from './connections.ts'
import { layers, type Layer } from './layers.ts'
import { hiddenImports, importsOf, type Import } from './imports.ts'
import { nodesOf, parse, type Source } from './source.ts'

const longest = 250

export function check(source: Source): string[] {
  return [
    ...layerViolations(source),
    ...houseViolations(source),
    ...chunkViolations(source),
    ...connectionViolations(source),
    ...pageViolations(source)
  ].map((error) => `${source.path}: ${error}`)
}

function layerViolations(source: Source): string[] {
  const place = source.path.replace(/^src\//, '')
  const layer = layers.find((each) => isWithin(place, each.place))
  if (!layer) return ['belongs to no layer']
  const foreign = importsOf(source).filter((each) => !isAllowed(layer, each))
  return [...foreign.map(({ target }) => `${layer.place} may not import ${target}`), ...hiddenImports(source)]
}

function isAllowed(
  { place, ours, types, packages }: Layer,
  { target, ours: isOurs, typeOnly }: Import
): boolean {
  if (target.startsWith('lib:')) return false
  if (!isOurs) return packages.some((name) => target === name || target.startsWith(withSlash(name)))
  const places = [place, ...ours, ...(typeOnly ? (types ?? []) : [])]
  return places.some((each) => isWithin(target, each))
}

function isWithin(path: string, place: string): boolean {
  return place.endsWith('/') ? path.startsWith(place) : path === place
}

function withSlash(name: string): string {
  return /[/:]$/.test(name) ? name : `${name}/`
}

function houseViolations(source: Source): string[] {
  const lines = source.text.trimEnd().split('\n').length
  const long = lines > longest ? [`has ${String(lines)} lines, more than ${String(longest)}`] : []
  const anys = nodesOf(parse(source)).filter((node) => node.kind === ts.SyntaxKind.AnyKeyword)
  const silenced = source.text.match(/@ts-(?:ignore|nocheck|expect-error)/g) ?? []
  const widths = source.text.match(/@media[^{]*\b(width|height)\b/g) ?? []
  return [
    ...widths.map(() => 'writes a width that breakpoints.json does not name'),
    ...long,
    ...anys.map(() => 'says any'),
    ...silenced.map((comment) => `says ${comment}`)
  ]
}

const page =
  /^(document|navigator|(request|cancel)AnimationFrame|(local|session)Storage|matchMedia|getComputedStyle|set(Timeout|Interval)|\w+Observer|(HTML\w*|SVG\w*)?Element)$/

/** State knows neither the page nor its timers: it is given a clock, storage and what a view measures. */
function pageViolations(source: Source): string[] {
  if (!source.path.startsWith('src/renderer/state/')) return []
  const names = nodesOf(parse(source)).filter((node) => ts.isIdentifier(node))
  return names
    .filter(
      ({ text, parent }) =>
        page.test(text) && !(ts.isPropertyAssignment(parent) && parent.name.getText() === text)
    )
    .map(({ text }) => `uses ${text} of the page`)
}

/** A chunk of the interface is fetched by nothing but `loadChunk(() => import('…'))`, which tries again. */
function chunkViolations(source: Source): string[] {
  if (!source.path.startsWith('src/renderer/')) return []
  const bare = nodesOf(parse(source)).filter(isBareImport)
  return bare.map(() => 'fetches a chunk without loadChunk')
}

function isBareImport(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || node.expression.kind !== ts.SyntaxKind.ImportKeyword) return false
  if (!node.arguments.some(ts.isStringLiteralLike)) return false // the loader's own
  const [load, call] = [node.parent, node.parent.parent]
  return !(ts.isArrowFunction(load) && ts.isCallExpression(call) && call.expression.getText() === 'loadChunk')
}
