import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: '/console/',
  plugins: [react()],
  resolve: { alias: { '@jieti/shared': fileURLToPath(new URL('../shared/src', import.meta.url)) } },
  server: { port: 4800, proxy: { '/api': 'http://localhost:3000' } },
  build: { chunkSizeWarningLimit: 900 },
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    include: ['src/**/*.spec.{ts,tsx}'],
    testTimeout: 30_000,
  },
});
