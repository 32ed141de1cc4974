import * as v from 'valibot'

/** Null, with a warning, when the text does not hold such a value. */
export function parsed<T>(schema: v.GenericSchema<unknown, T>, text: string): T | null {
  try {
    return v.parse(schema, JSON.parse(text))
  } catch (error) {
    console.warn('a stored value cannot be read:', error)
    return null
  }
}
