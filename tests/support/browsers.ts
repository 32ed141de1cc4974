/** The programs of the browsers that the tests use; `npm test` finds them. */

/** One with windows. */
export const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/** A headless shell opens a page in a third of the time. */
export const headlessPath = process.env['HEADLESS_SHELL_PATH'] ?? chromiumPath
