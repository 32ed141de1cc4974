/** The Markdown subset of messages; everything else stays text. */
import { Lexer, Tokenizer, type Token, type Tokens } from 'marked'

/** Nesting limit; deeper quotes and lists are text. A hostile message must not exhaust the stack. */
const maxDepth = 6

/** Failed searches for a closing mark, in all. Without a limit a text of nothing but marks takes seconds; with it a twentieth of one. */
const maxLookaheads = 500_000

class Subset extends Tokenizer {
  readonly #density: number
  #depth = 0
  #looks = maxLookaheads

  constructor(text: string) {
    super()
    this.#density = (text.match(/[*_]+/gu)?.length ?? 0) / text.length
  }

  override heading = nothing
  override lheading = nothing
  override hr = nothing
  override html = nothing
  override tag = nothing
  override def = nothing
  override table = nothing
  /** Not supported: people indent for other reasons. */
  override code = nothing

  override blockquote(source: string): Tokens.Blockquote | undefined {
    return this.#deeper(() => super.blockquote(source))
  }

  override list(source: string): Tokens.List | undefined {
    return this.#deeper(() => super.list(source))
  }

  /** No e-mail addresses: nothing here opens them. */
  override url(source: string): Tokens.Link | undefined {
    return /^(?:https?:\/\/|www\.)/iu.test(source) ? super.url(source) : undefined
  }

  /** The lexer's own pattern also looks for e-mail addresses, which takes a second for a long hostile word. */
  override inlineText(source: string): Tokens.Text | undefined {
    const raw = /^(?:[`~]+|[^`~])[^]*?(?=[\\<![`*~_]|https?:\/\/|www\.|$)/iu.exec(source)?.[0]
    return raw === undefined ? undefined : { type: 'text', raw, text: raw, escaped: false }
  }

  override emStrong(
    ...[source, masked, before]: Parameters<Tokenizer['emStrong']>
  ): ReturnType<Tokenizer['emStrong']> {
    if (this.#looks < 0) return undefined
    const found = super.emStrong(source, masked, before)
    if (!found && /^[*_]/u.test(source)) this.#looks -= source.length * this.#density
    return found
  }

  #deeper<T>(read: () => T | undefined): T | undefined {
    if (this.#depth >= maxDepth) return undefined
    this.#depth += 1
    try {
      return read()
    } finally {
      this.#depth -= 1
    }
  }
}

function nothing(): undefined {
  return undefined
}

export function lex(text: string): Token[] {
  return new Lexer({ gfm: true, tokenizer: new Subset(text) }).lex(text)
}
