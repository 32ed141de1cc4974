/** The programs of the browsers that the tests use; `npm test` finds them. */

/** One with windows. */
export const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium'

/** For pages that need no window. A Chromium made for that alone takes a third of the time to open one. */
export const headlessPath = process.env['HEADLESS_SHELL_PATH'] ?? chromiumPath
