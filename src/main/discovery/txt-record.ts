import * as v from 'valibot'
import { Txt } from '#shared/protocol/hello.ts'
import { cleanName, Name } from '#shared/values/ids.ts'

/** More strings in one TXT record come from another program or an attacker. */
const maxStrings = 16

const CleanTxt = v.object({ ...Txt.entries, n: Name })

/** Without the human name: when two hosts use one name, the library silently stops the later one. */
export function instanceName(space: string, device: string): string {
  return `${space}-${device.slice(0, 8)}`
}

/** @throws ValiError when `txt` does not fit its schema */
export function encodeTxt(txt: Txt): Record<string, string> {
  const checked = v.parse(CleanTxt, { ...txt, n: cleanName(txt.n) })
  // An empty value gets lost on its way through the library, so it is not sent in the first place.
  return Object.fromEntries(Object.entries(checked).filter(([, value]) => value !== ''))
}

export function decodeTxt(strings: readonly Uint8Array[]): Txt | null {
  if (strings.length > maxStrings) return null
  const pairs = strings.map((bytes) => splitPair(Buffer.from(bytes).toString('utf8')))
  // RFC 6763 section 6.4: of a key that occurs twice, the first counts.
  const result = v.safeParse(CleanTxt, Object.fromEntries(pairs.toReversed()))
  return result.success && !result.output.n.includes('\ufffd') ? result.output : null
}

function splitPair(text: string): [key: string, value: string] {
  const at = text.indexOf('=')
  return at < 0 ? [text.toLowerCase(), ''] : [text.slice(0, at).toLowerCase(), text.slice(at + 1)]
}
