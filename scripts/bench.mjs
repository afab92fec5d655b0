// npm run bench -- NAME [NAME …] [--json]: see bench/README.md.
import { build } from './build.mjs';
import { ensureInstalled, requireNode, run } from './workspace.mjs';

requireNode();
await ensureInstalled();
await build(['server', 'simulator']);
const { code } = await run(process.execPath, ['--expose-gc', 'bench/main.mjs', ...process.argv.slice(2)]);
process.exit(code);
