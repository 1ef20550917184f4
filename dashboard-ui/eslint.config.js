import js from '@eslint/js'
import reactHooks from 'eslint-plugin-react-hooks'
import tseslint from 'typescript-eslint'

/** What each folder may import, from the ground up; a folder sees only those before it. */
const LAYERS = [
  ['lib'],
  ['components'],
  ['features/session', 'features/live'],
  ['features/silences'],
  [
    'features/alerts',
    'features/events',
    'features/activity',
    'features/notifications',
    'features/performance',
    'features/sla',
  ],
  ['features/incidents'],
  ['features/overview'],
  ['app'],
]

const WRITES_STYLE_ELEMENTS = {
  name: '@mantine/core',
  importNames: ['AppShell', 'Flex', 'Grid', 'SimpleGrid', 'InlineStyles'],
  message: 'It writes style elements, which the Content-Security-Policy refuses: use a CSS module.',
}

const layerRules = LAYERS.flatMap((layer, height) => {
  const notBelow = LAYERS.slice(height).flat()
  return layer.map((folder) => {
    const forbidden = notBelow.filter((other) => other !== folder)
    return {
      files: [`src/${folder}/**/*.{ts,tsx}`],
      ignores: ['**/*.test.{ts,tsx}'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            paths: [WRITES_STYLE_ELEMENTS],
            patterns: [
              {
                group: [...forbidden.flatMap((other) => [`@/${other}`, `@/${other}/**`]), '@/testing/**'],
                message: `${folder} does not know this folder: imports go app -> features -> components -> lib.`,
              },
              {
                group: ['../../**'],
                message: 'Import other folders by @/, so that the direction can be checked.',
              },
            ],
          },
        ],
      },
    }
  })
})

export default tseslint.config(
  { ignores: ['target', 'src/lib/api/generated'] },
  js.configs.recommended,
  tseslint.configs.strict,
  tseslint.configs.stylistic,
  reactHooks.configs.flat.recommended,
  {
    languageOptions: { globals: { process: 'readonly', URL: 'readonly', localStorage: 'readonly', document: 'readonly', console: 'readonly' } },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-definitions': 'off',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
    },
  },
  ...layerRules,
)
