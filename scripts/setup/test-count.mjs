/** Counting what passed. */

/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */
/** What Vitest's JSON report says, as far as it is counted. */
/** @typedef {{ status: string, assertionResults: { status: string }[] }} FileResult */

/** @param {...Tally} tallies @returns {Tally} */
export const sum = (...tallies) => ({
  passed: tallies.reduce((total, { passed }) => total + passed, 0),
  failed: tallies.reduce((total, { failed }) => total + failed, 0),
  skipped: tallies.reduce((total, { skipped }) => total + skipped, 0)
})

/** One thing that went well or did not. @param {boolean} passed @returns {Tally} */
export const one = (passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 })

/** Nothing yet. @type {Tally} */
export const none = { passed: 0, failed: 0, skipped: 0 }

/**
 * Counts a Vitest run. A file that could not be loaded has no tests to fail, and an error outside every test leaves
 * all of them passed: each of these counts as one failure, and so does a run that left no report.
 * @param {string | null} report the JSON report
 * @param {number} code Vitest's exit code
 */
export function tallyOf(report, code) {
  if (report === null) return one(false)
  const { testResults } = /** @type {{ testResults: FileResult[] }} */ (JSON.parse(report))
  const tally = sum(...testResults.map(tallyOfFile))
  return code !== 0 && tally.failed === 0 ? sum(tally, one(false)) : tally
}

/** @param {FileResult} file @returns {Tally} */
function tallyOfFile({ status, assertionResults }) {
  const passed = assertionResults.filter((test) => test.status === 'passed').length
  const failed = assertionResults.filter((test) => test.status === 'failed').length
  const skipped = assertionResults.length - passed - failed
  return { passed, failed: status === 'failed' ? Math.max(failed, 1) : failed, skipped }
}

/** The last line of a test run. @param {Tally} tally */
export const inWords = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
