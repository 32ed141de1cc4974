/** `npm run figures [folder]`: the size and shape of the source, in numbers; of another checkout when it is named. */
import { figuresOf } from './figures/measure.mjs'
import { root } from './setup/project-files.mjs'

const rows = figuresOf(process.argv[2] ?? root)
const width = Math.max(...rows.map(([label]) => label.length))
for (const [label, value] of rows) console.log(`${label.padEnd(width)}  ${value}`)
