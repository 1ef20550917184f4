import { fieldsOf } from './http'

/** What the service did not accept in a field, or in something below it. */
export type ErrorAt = (field: string) => string | undefined

export function errorsIn(error: Error | null): ErrorAt {
  const errors = Object.entries(fieldsOf(error))
  return (field) => errors.find(([name]) => isAt(field, name))?.[1]
}

/** What the service said about anything that is in none of these fields. */
export function errorsBeside(error: Error, fields: readonly string[]): [name: string, why: string][] {
  return Object.entries(fieldsOf(error)).filter(([name]) => !fields.some((field) => isAt(field, name)))
}

/** `definition.rules` is meant by `definition.rules[2]` and by `definition.rules.x` as well. */
function isAt(field: string, name: string): boolean {
  return name === field || name.startsWith(`${field}.`) || name.startsWith(`${field}[`)
}
