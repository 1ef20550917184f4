/** Reads one value of the address bar; anything that is not in the list counts as absent. */
export function oneOf<const T extends string>(values: readonly T[], given: unknown): T | undefined {
  return values.find((value) => value === given)
}

/** Reads a free text; the router parses `42` as a number, people mean text. */
export function text(given: unknown): string | undefined {
  if (typeof given === 'number') return String(given)
  return typeof given === 'string' && given.trim() !== '' ? given.trim() : undefined
}

/** Reads an instant, in ISO 8601. */
export function instant(given: unknown): string | undefined {
  return typeof given === 'string' && !Number.isNaN(Date.parse(given)) ? given : undefined
}

/** Reads a positive whole number. */
export function positive(given: unknown): number | undefined {
  const number = Number(given)
  return Number.isSafeInteger(number) && number > 0 ? number : undefined
}

/** Reads texts that commas part, and writes them the same way. */
export function texts(given: unknown): string | undefined {
  return text(listed(text(given)).join(','))
}

/** Reads values of a list that commas part; those that are not in the list count as absent. */
export function manyOf(values: readonly string[], given: unknown): string | undefined {
  const wanted = listed(text(given))
  return text(values.filter((value) => wanted.includes(value)).join(','))
}

/** What commas part, without what is empty. */
export function listed(parted: string | undefined): string[] {
  return (parted ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Reads an id. */
export function uuid(given: unknown): string | undefined {
  return typeof given === 'string' && UUID.test(given) ? given : undefined
}
