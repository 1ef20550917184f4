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
