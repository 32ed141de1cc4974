/** One TypeScript program for a whole run of ESLint. */
import { inProject } from './project-files.mjs'

/** https://github.com/sveltejs/svelte-eslint-parser/blob/main/README.md */
export const wholeProgramVariable = 'SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK'

/** A program per file takes twice as long. Null unless the run asks for it. */
export async function wholeProgram() {
  if (process.env[wholeProgramVariable] !== '1') return null
  const { default: ts } = await import('typescript')
  const config = ts.getParsedCommandLineOfConfigFile(
    inProject('tsconfig.web.json'),
    { allowNonTsExtensions: true },
    { ...ts.sys, onUnRecoverableConfigFileDiagnostic: fail },
    undefined,
    undefined,
    [{ extension: '.svelte', isMixedContent: true, scriptKind: ts.ScriptKind.Deferred }]
  )
  return ts.createProgram(config?.fileNames ?? [], config?.options ?? {})
}

/** @param {import('typescript').Diagnostic} diagnostic */
function fail({ messageText }) {
  throw new Error(typeof messageText === 'string' ? messageText : messageText.messageText)
}
