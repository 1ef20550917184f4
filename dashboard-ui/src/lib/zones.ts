/** Where the reader is. */
export const OWN_ZONE = Intl.DateTimeFormat().resolvedOptions().timeZone

/** As IANA names them. */
export const ZONES = Intl.supportedValuesOf('timeZone')
