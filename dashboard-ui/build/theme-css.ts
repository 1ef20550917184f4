import { convertCssVariables, DEFAULT_THEME, mergeMantineTheme } from '@mantine/core'
import type { Plugin } from 'vite'

import { cssVariables, theme } from '../src/app/theme.ts'

const NAME = 'virtual:theme.css'

/**
 * Turns the theme into a stylesheet at build time. Mantine would write it into a style element at
 * run time, which a Content-Security-Policy without 'unsafe-inline' refuses.
 */
export function themeCss(): Plugin {
  return {
    name: 'theme-css',
    resolveId: (id) => (id === NAME ? `\0${NAME}` : undefined),
    load: (id) =>
      id === `\0${NAME}`
        ? convertCssVariables(cssVariables(mergeMantineTheme(DEFAULT_THEME, theme)))
        : undefined,
  }
}
