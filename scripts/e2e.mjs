// npm run e2e: the browser story of docs/ARCHITECTURE.md §9 in a real Chromium against the whole demo.
import { build } from './build.mjs';
import { ensureInstalled, requireNode, run } from './workspace.mjs';

requireNode();
await ensureInstalled();
await build(['server', 'simulator', 'console', 'h5']);
const { code } = await run(process.execPath, ['e2e/story.mjs', ...process.argv.slice(2)]);
process.exit(code);
