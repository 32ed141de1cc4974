import type { DatabaseSync, StatementSync } from 'node:sqlite'

export type Statements<Name extends string> = Record<Name, StatementSync>

export function prepareAll<Name extends string>(
  sql: DatabaseSync,
  texts: Readonly<Record<Name, string>>
): Statements<Name> {
  const prepared = Object.entries<string>(texts).map(([name, text]) => [name, sql.prepare(text)])
  return Object.fromEntries(prepared) as Statements<Name>
}
