/** The part of Markdown that a message may use. Everything else stays the text it was written as. */
import { Lexer, Tokenizer, type Token, type Tokens } from 'marked'

/** Quotes and lists within each other; deeper ones are text. A hostile message must not exhaust the stack. */
const deepest = 6

class Subset extends Tokenizer {
  #depth = 0

  override heading = nothing
  override lheading = nothing
  override hr = nothing
  override html = nothing
  override tag = nothing
  override def = nothing
  override table = nothing
  /** Code by indentation: people indent for other reasons. */
  override code = nothing

  override blockquote(source: string): Tokens.Blockquote | undefined {
    return this.#deeper(() => super.blockquote(source))
  }

  override list(source: string): Tokens.List | undefined {
    return this.#deeper(() => super.list(source))
  }

  /** No e-mail addresses: there is nothing here that could open them. */
  override url(source: string): Tokens.Link | undefined {
    return /^(?:https?:\/\/|www\.)/iu.test(source) ? super.url(source) : undefined
  }

  /** The lexer's own pattern also looks for e-mail addresses, which takes a second for a long hostile word. */
  override inlineText(source: string): Tokens.Text | undefined {
    const raw = /^(?:[`~]+|[^`~])[^]*?(?=[\\<![`*~_]|https?:\/\/|www\.|$)/iu.exec(source)?.[0]
    return raw === undefined ? undefined : { type: 'text', raw, text: raw, escaped: false }
  }

  #deeper<T>(read: () => T | undefined): T | undefined {
    if (this.#depth >= deepest) return undefined
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
  return new Lexer({ gfm: true, tokenizer: new Subset() }).lex(text)
}
