/** What is counted in one file. */
import ts from 'typescript'

/** @typedef {import('../../tests/support/architecture/source.ts').Source} Source */

/** Of a Svelte component its scripts alone. @returns {ts.SourceFile} */
export function scriptOf(/** @type {Source} */ { path, text }) {
  const scripts = [...text.matchAll(/<script[^>]*>(.*?)<\/script>/gs)].map(([, script = '']) => script.trim())
  const code = path.endsWith('.svelte') ? scripts.join('\n') : text
  return ts.createSourceFile(`${path}.ts`, code, ts.ScriptTarget.Latest, true)
}

/** @returns {number} */
export function linesOf(/** @type {string} */ text) {
  return text === '' ? 0 : text.trimEnd().split('\n').length
}

/** @returns {ts.Node[]} */
export function nodesIn(/** @type {ts.Node} */ root) {
  /** @type {ts.Node[]} */
  const nodes = [root]
  ts.forEachChild(root, (child) => void nodes.push(...nodesIn(child)))
  return nodes
}

/** @typedef {{ node: ts.FunctionLikeDeclaration & { body: ts.Block }, lines: number }} MeasuredFunction */

/** @returns {MeasuredFunction[]} */
export function functionsIn(/** @type {ts.SourceFile} */ file) {
  return nodesIn(file)
    .filter((node) => ts.isFunctionLike(node))
    .filter((node) => 'body' in node && node.body !== undefined && ts.isBlock(node.body))
    .map((node) => ({ node: /** @type {MeasuredFunction['node']} */ (node), lines: span(file, node) }))
}

/** Whether all that a function does is to return an object literal; the functions in it count by themselves. @returns {boolean} */
export function isTable(/** @type {MeasuredFunction} */ { node }) {
  const [only, second] = node.body.statements
  return (
    only !== undefined &&
    second === undefined &&
    ts.isReturnStatement(only) &&
    only.expression !== undefined &&
    ts.isObjectLiteralExpression(only.expression)
  )
}

/** @returns {number} */
function span(/** @type {ts.SourceFile} */ file, /** @type {ts.Node} */ node) {
  const line = (/** @type {number} */ position) => file.getLineAndCharacterOfPosition(position).line
  return line(node.getEnd()) - line(node.getStart(file)) + 1
}

const branches = new Set([
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.ConditionalExpression,
  ts.SyntaxKind.CaseClause,
  ts.SyntaxKind.CatchClause,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken
])

/** McCabe's, with each short-circuit as a branch; functions inside count by themselves. @returns {number} */
export function complexity(/** @type {ts.Node} */ root) {
  let count = 1
  const visit = (/** @type {ts.Node} */ node) => {
    if (branches.has(node.kind)) count += 1
    if (!ts.isFunctionLike(node)) ts.forEachChild(node, visit)
  }
  ts.forEachChild(root, visit)
  return count
}

/** Lines that begin with a comment, or inside of one. @returns {number} */
export function commentLines(/** @type {ts.SourceFile} */ file) {
  const lines = new Set()
  for (const { pos, end } of commentsIn(file)) {
    const first = file.getLineAndCharacterOfPosition(pos)
    const last = file.getLineAndCharacterOfPosition(end)
    const isAfterCode = file.text.slice(pos - first.character, pos).trim() !== ''
    for (let line = first.line + (isAfterCode ? 1 : 0); line <= last.line; line += 1) lines.add(line)
  }
  return lines.size
}

/** @returns {ts.CommentRange[]} */
function commentsIn(/** @type {ts.SourceFile} */ file) {
  /** @type {Map<number, ts.CommentRange>} */
  const comments = new Map()
  const visit = (/** @type {ts.Node} */ node) => {
    const children = node.getChildren(file)
    // Comments belong to tokens. In a template, what looks like one is text.
    if (children.length === 0 && !ts.isJSDoc(node)) {
      const around = [
        ...(ts.getLeadingCommentRanges(file.text, node.getFullStart()) ?? []),
        ...(ts.isTemplateHead(node) || ts.isTemplateMiddle(node)
          ? []
          : (ts.getTrailingCommentRanges(file.text, node.getEnd()) ?? []))
      ]
      for (const each of around) comments.set(each.pos, each)
    }
    for (const child of children) visit(child)
  }
  visit(file)
  return [...comments.values()]
}

/** Assertions of a type, `as const` left out. @returns {number} */
export function casts(/** @type {readonly ts.Node[]} */ nodes) {
  return nodes.filter((node) => ts.isAsExpression(node) && node.type.getText() !== 'const').length
}

/** Lines between the braces of each test. @returns {number[]} */
export function testBodies(/** @type {ts.SourceFile} */ file) {
  return nodesIn(file)
    .filter((node) => ts.isCallExpression(node))
    .filter((call) => /^(test|it)\b(?!\.each$)/.test(call.expression.getText(file)))
    .flatMap((call) => {
      const body = call.arguments.at(-1)
      if (!body || !(ts.isArrowFunction(body) || ts.isFunctionExpression(body))) return []
      return ts.isBlock(body.body) ? [Math.max(1, span(file, body.body) - 2)] : [1]
    })
}
