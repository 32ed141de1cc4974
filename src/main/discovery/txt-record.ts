/** The TXT record on the wire, and the instance name that goes with it. */
import * as v from 'valibot'
import { Txt } from '#shared/protocol/hello.ts'
import { cleanName, Name } from '#shared/protocol/ids.ts'

/** Strings in one TXT record; more come from another program, or from somebody who wants us busy. */
const mostStrings = 16

const HeardTxt = v.object({ ...Txt.entries, n: Name })

/**
 * Unique by construction, and free of the human name: two hosts that claim one name make the library stop the
 * later one silently, and its goodbye hides the earlier one from everybody.
 */
export function instanceName(space: string, device: string): string {
  return `${space}-${device.slice(0, 8)}`
}

/** @throws ValiError when `txt` is not what the contract says; that is a mistake of the caller. */
export function encodeTxt(txt: Txt): Record<string, string> {
  const checked = v.parse(HeardTxt, { ...txt, n: cleanName(txt.n) })
  // An empty value gets lost on its way through the library, so it is not sent in the first place.
  return Object.fromEntries(Object.entries(checked).filter(([, value]) => value !== ''))
}

/** Null unless it is a TXT record of ours in every part. */
export function decodeTxt(strings: readonly Uint8Array[]): Txt | null {
  if (strings.length > mostStrings) return null
  const pairs = strings.map((bytes) => splitPair(Buffer.from(bytes).toString('utf8')))
  // RFC 6763 section 6.4: of a key that occurs twice, the first counts.
  const result = v.safeParse(HeardTxt, Object.fromEntries(pairs.toReversed()))
  return result.success && !result.output.n.includes('\ufffd') ? result.output : null
}

function splitPair(text: string): [key: string, value: string] {
  const at = text.indexOf('=')
  return at < 0 ? [text.toLowerCase(), ''] : [text.slice(0, at).toLowerCase(), text.slice(at + 1)]
}
