/** Words that are not written as they are spelt in a code. */
const SPELLINGS: Record<string, string> = { ddos: 'DDoS', sql: 'SQL', ip: 'IP', jwt: 'JWT' }

/** `data_exfiltration` -> `Data exfiltration`: codes of the API as people read them. */
export function humanise(code: string): string {
  const words = code.split(/[_.]/).map((word) => SPELLINGS[word] ?? word)
  const sentence = words.join(' ')
  return sentence.charAt(0).toUpperCase() + sentence.slice(1)
}

export type Option<Code extends string = string> = { value: Code; label: string }

/** Codes of the API to choose from. */
export function optionsOf<Code extends string>(codes: readonly Code[]): Option<Code>[] {
  return codes.map((value) => ({ value, label: humanise(value) }))
}

const NUMBERS = new Intl.NumberFormat('en-GB')
const SHORT_NUMBERS = new Intl.NumberFormat('en-GB', { notation: 'compact', maximumFractionDigits: 1 })

export function number(value: number): string {
  return NUMBERS.format(value)
}

/** 12,345 -> `12.3K`, for tiles that have little room. */
export function shortNumber(value: number): string {
  return value < 10_000 ? NUMBERS.format(value) : SHORT_NUMBERS.format(value)
}

export function plural(count: number, one: string, many = `${one}s`): string {
  return `${number(count)} ${count === 1 ? one : many}`
}
