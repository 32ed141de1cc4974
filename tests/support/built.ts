/** The stories show the built interface: it is built anew when a source is newer, also without `npm test`. */
import { buildIfStale } from '../../scripts/setup/build.mjs'

export default buildIfStale
