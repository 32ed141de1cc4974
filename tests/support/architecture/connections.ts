/** What a page can open connections with, and the modules that may. The lint rules say the same where it is written. */
import ts from 'typescript'
import { nodesOf, parse, type Source } from './source.ts'

const openers: ReadonlySet<string> = new Set([
  'RTCPeerConnection',
  'webkitRTCPeerConnection',
  'WebSocket',
  'WebSocketStream',
  'EventSource',
  'WebTransport',
  'XMLHttpRequest',
  'fetch',
  'fetchLater',
  'sendBeacon',
  'serviceWorker',
  'Worker',
  'SharedWorker'
])

/** Each connects only to the page's own server. */
const allowed: ReadonlySet<string> = new Set(['src/renderer/platform/own-server.ts'])

/** Names that a file imports or declares are no openers: Node's Worker, the WebSocket of ws. */
export function connectionViolations(source: Source): string[] {
  const names = [...openers].filter((name) => source.text.includes(name))
  if (allowed.has(source.path) || names.length === 0) return []
  const nodes = nodesOf(parse(source))
  const declaring = nodes.filter((node) => ts.isImportSpecifier(node) || ts.isFunctionDeclaration(node))
  const own = new Set(declaring.map(({ name }) => name?.text))
  const used = nodes.filter(isUsed).map(({ text }) => text)
  return used
    .filter((name) => openers.has(name) && !own.has(name))
    .map((name) => `opens a connection with ${name}`)
}

/** As a value: called, constructed, passed on or taken from an object. */
function isUsed(node: ts.Node): node is ts.Identifier {
  if (!ts.isIdentifier(node)) return false
  const { parent } = node
  if (ts.isTypeReferenceNode(parent) || ts.isImportSpecifier(parent) || ts.isQualifiedName(parent))
    return false
  return !((ts.isPropertyAssignment(parent) || ts.isPropertySignature(parent)) && parent.name === node)
}
