/** The types of the interface for a whole run of ESLint at once. */
import { inProject } from './project-files.mjs'

/**
 * With this variable, svelte-eslint-parser shows TypeScript each component as the script that it is linted as:
 * https://github.com/sveltejs/svelte-eslint-parser/blob/main/README.md
 */
export const wholeProgramVariable = 'SVELTE_ESLINT_PARSER_EXPERIMENTAL_TS_SYS_HOOK'

/**
 * Every component, in one program. File by file, as an editor needs it, typescript-eslint makes a program for each and
 * infers every type again: that takes twice as long. Resolves with null unless the run asks for it.
 */
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
