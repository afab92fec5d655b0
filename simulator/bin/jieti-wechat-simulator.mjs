#!/usr/bin/env node
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const entry = new URL('../dist/main.js', import.meta.url);
if (!existsSync(fileURLToPath(entry))) {
  console.error('模拟器还没有构建：先在 simulator 目录运行 npm run build。');
  process.exit(1);
}
await import(entry.href);
