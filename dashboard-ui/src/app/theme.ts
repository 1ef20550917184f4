import {
  createTheme,
  defaultCssVariablesResolver,
  type ConvertCSSVariablesInput,
  type MantineTheme,
} from '@mantine/core'

const sansSerif =
  '"Inter", system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif'

/** Slate instead of Mantine's neutral greys; every text shade passes WCAG AA on every surface. */
export const theme = createTheme({
  primaryColor: 'brand',
  primaryShade: 6,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: sansSerif,
  headings: { fontFamily: sansSerif, fontWeight: '600' },
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  colors: {
    brand: [
      '#ebf2ff',
      '#d5e4ff',
      '#abc8ff',
      '#82adff',
      '#6399fb',
      '#4683f2',
      '#2f6ce0',
      '#2459c2',
      '#1c489f',
      '#14367a',
    ],
    dark: [
      '#dbe2ec',
      '#bac4d3',
      '#9aa6b8',
      '#8591a5',
      '#2e3847',
      '#232c39',
      '#171e28',
      '#0f141b',
      '#0a0e13',
      '#06080b',
    ],
  },
  components: {
    // Locking the page's scroll would write a style element; the dashboard scrolls inside its frame.
    Modal: { defaultProps: { lockScroll: false } },
    Drawer: { defaultProps: { lockScroll: false } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true } },
    Select: { defaultProps: { size: 'xs', checkIconPosition: 'right' } },
    TextInput: { defaultProps: { size: 'xs' } },
    Button: { defaultProps: { size: 'xs' } },
  },
})

/** Mantine's variables, and the dashboard's own: surfaces, and the colours of severity and status. */
export function cssVariables(mantine: MantineTheme): ConvertCSSVariablesInput {
  const base = defaultCssVariablesResolver(mantine)
  return {
    variables: base.variables,
    dark: {
      ...base.dark,
      '--mantine-color-error': '#ff8f8f',
      '--surface': 'var(--mantine-color-dark-6)',
      '--surface-raised': 'var(--mantine-color-dark-5)',
      '--surface-sunken': 'var(--mantine-color-dark-8)',
      '--line': '#252e3b',
      '--accent': 'var(--mantine-color-brand-3)',
      '--accent-wash': 'rgba(70, 131, 242, 0.14)',
      '--critical': '#ff5c66',
      '--critical-text': '#ff9aa0',
      '--critical-wash': 'rgba(255, 92, 102, 0.15)',
      '--high': '#f5913d',
      '--high-text': '#fbb673',
      '--high-wash': 'rgba(245, 145, 61, 0.14)',
      '--medium': '#d9b93f',
      '--medium-text': '#e8cf72',
      '--medium-wash': 'rgba(217, 185, 63, 0.13)',
      '--low': '#5b8fd9',
      '--low-text': '#9cc0f2',
      '--low-wash': 'rgba(91, 143, 217, 0.14)',
      '--good': '#3fb98f',
      '--good-text': '#7fd9b8',
      '--good-wash': 'rgba(63, 185, 143, 0.13)',
    },
    light: {
      ...base.light,
      '--mantine-color-text': '#1b2430',
      '--mantine-color-body': '#f4f6f9',
      '--mantine-color-dimmed': '#566274',
      '--mantine-color-placeholder': '#667085',
      '--mantine-color-error': '#b3151f',
      '--surface': '#ffffff',
      '--surface-raised': '#eef1f6',
      '--surface-sunken': '#e9edf3',
      '--line': '#dce2ea',
      '--accent': 'var(--mantine-color-brand-7)',
      '--accent-wash': 'rgba(47, 108, 224, 0.09)',
      '--critical': '#d92d3a',
      '--critical-text': '#ab1420',
      '--critical-wash': '#fde7e8',
      '--high': '#e0731c',
      '--high-text': '#8f4300',
      '--high-wash': '#fdebd9',
      '--medium': '#c79a10',
      '--medium-text': '#6b5000',
      '--medium-wash': '#faf1cf',
      '--low': '#4a7fd0',
      '--low-text': '#1f519c',
      '--low-wash': '#e5eefb',
      '--good': '#1f9d73',
      '--good-text': '#0c6547',
      '--good-wash': '#dcf5ea',
    },
  }
}
