/** Syntax highlighting, in a chunk that the first fenced code with a language loads. */
import hljs from 'highlight.js/lib/core'
import bash from 'highlight.js/lib/languages/bash'
import c from 'highlight.js/lib/languages/c'
import cpp from 'highlight.js/lib/languages/cpp'
import csharp from 'highlight.js/lib/languages/csharp'
import css from 'highlight.js/lib/languages/css'
import diff from 'highlight.js/lib/languages/diff'
import go from 'highlight.js/lib/languages/go'
import ini from 'highlight.js/lib/languages/ini'
import java from 'highlight.js/lib/languages/java'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import kotlin from 'highlight.js/lib/languages/kotlin'
import php from 'highlight.js/lib/languages/php'
import python from 'highlight.js/lib/languages/python'
import ruby from 'highlight.js/lib/languages/ruby'
import rust from 'highlight.js/lib/languages/rust'
import shell from 'highlight.js/lib/languages/shell'
import sql from 'highlight.js/lib/languages/sql'
import swift from 'highlight.js/lib/languages/swift'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'

const languages = {
  bash,
  c,
  cpp,
  csharp,
  css,
  diff,
  go,
  ini,
  java,
  javascript,
  json,
  kotlin,
  php,
  python,
  ruby,
  rust,
  shell,
  sql,
  swift,
  typescript,
  xml,
  yaml
}
for (const [name, language] of Object.entries(languages)) hljs.registerLanguage(name, language)

/** '' is the colour of the text. */
export type TokenColour = '' | 'comment' | 'keyword' | 'name' | 'number' | 'string'

export interface Span {
  colour: TokenColour
  text: string
}

/** By the first part of highlight.js' scope. */
const colours: Readonly<Record<string, TokenColour>> = {
  comment: 'comment',
  quote: 'comment',
  meta: 'comment',
  keyword: 'keyword',
  operator: 'keyword',
  'selector-tag': 'keyword',
  tag: 'keyword',
  deletion: 'keyword',
  title: 'name',
  name: 'name',
  attr: 'name',
  attribute: 'name',
  property: 'name',
  section: 'name',
  'selector-class': 'name',
  'selector-id': 'name',
  type: 'number',
  built_in: 'number',
  literal: 'number',
  number: 'number',
  symbol: 'number',
  variable: 'number',
  string: 'string',
  regexp: 'string',
  addition: 'string'
}

class Spans {
  readonly list: Span[] = []
  readonly #scopes: TokenColour[] = []

  startScope(name: string): void {
    this.#scopes.push(colours[name.split('.')[0] ?? ''] ?? this.#colour)
  }

  endScope(): void {
    this.#scopes.pop()
  }

  /** The library's older names of two scopes. */
  openNode(name: string): void {
    this.startScope(name)
  }

  closeNode(): void {
    this.endScope()
  }

  addText(text: string): void {
    const last = this.list.at(-1)
    if (last?.colour === this.#colour) last.text += text
    else if (text !== '') this.list.push({ colour: this.#colour, text })
  }

  __addSublanguage(inner: object): void {
    if (!(inner instanceof Spans)) throw new TypeError('not our spans')
    for (const { colour, text } of inner.list) {
      this.#scopes.push(colour)
      this.addText(text)
      this.#scopes.pop()
    }
  }

  finalize(): void {
    this.#scopes.length = 0
  }

  toHTML(): string {
    return ''
  }

  get #colour(): TokenColour {
    return this.#scopes.at(-1) ?? ''
  }
}

hljs.configure({ __emitter: Spans })

/** @returns null for an unknown language */
export function highlight(code: string, language: string): readonly Span[] | null {
  if (!hljs.getLanguage(language)) return null
  const { _emitter: spans } = hljs.highlight(code, { language, ignoreIllegals: true })
  return spans instanceof Spans ? spans.list : null
}
