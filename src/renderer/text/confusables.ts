/** Unicode's table of characters that look alike, in a chunk that the first name with other letters than ASCII loads. */
import table from '#shared/text/confusables.json'
import { confusablesOf } from '#shared/text/looks.ts'

export const confusables = confusablesOf(table)
