/** @typedef {{ passed: number, failed: number, skipped: number }} Tally */
/** The part of Vitest's JSON report that is used here. */
/** @typedef {{ status: string, assertionResults: { status: string }[] }} FileResult */

/** @param {...Tally} tallies @returns {Tally} */
export const sum = (...tallies) => ({
  passed: tallies.reduce((total, { passed }) => total + passed, 0),
  failed: tallies.reduce((total, { failed }) => total + failed, 0),
  skipped: tallies.reduce((total, { skipped }) => total + skipped, 0)
})

/** @param {boolean} passed @returns {Tally} */
export const one = (passed) => ({ passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 })

/** @type {Tally} */
export const none = { passed: 0, failed: 0, skipped: 0 }

/**
 * Files that do not load, errors outside tests and a missing report count as failures.
 * @param {string | null} report JSON
 * @param {number} code of Vitest
 */
export function countOf(report, code) {
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

/** @param {Tally} tally */
export const summaryLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`
