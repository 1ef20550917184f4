import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

import { themeCss } from './build/theme-css.ts'

const gateway = process.env.GATEWAY_URL ?? 'http://localhost:8080'

export default defineConfig({
  plugins: [react(), themeCss()],
  resolve: { alias: { '@': new URL('./src', import.meta.url).pathname } },
  build: {
    outDir: 'target/classes/static',
    emptyOutDir: true,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  server: {
    host: '127.0.0.1',
    proxy: Object.fromEntries(
      ['/api', '/auth', '/login', '/logout', '/oauth2'].map((path) => [path, gateway]),
    ),
  },
  test: {
    environment: 'jsdom',
    setupFiles: 'src/testing/setup.ts',
    include: ['src/**/*.test.{ts,tsx}'],
    css: false,
    pool: 'threads',
    isolate: false,
    // A bound for a busy machine: alone, the slowest test takes about a second.
    testTimeout: 30_000,
    restoreMocks: true,
    unstubGlobals: true,
  },
})
