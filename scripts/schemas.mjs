// Writes docs/schemas from the schemas the command line checks files with. A test fails when they are out of date.
import { mkdir, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { build } from './build.mjs';

await build(['shared'], { log: process.stderr });
const { foldJsonSchemas } = await import('../shared/dist/api/fold-file.js');
const folder = new URL('../docs/schemas/', import.meta.url);
await mkdir(folder, { recursive: true });
for (const [name, schema] of Object.entries(foldJsonSchemas())) {
  const text = await format(JSON.stringify(schema), { parser: 'json', printWidth: 120 });
  await writeFile(new URL(name, folder), text);
}
