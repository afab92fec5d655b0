// npm run pages: every page of the mini-program in a real Chromium, looked at in every width and theme.
import { build } from './build.mjs';
import { ensureInstalled, requireNode, run } from './workspace.mjs';

requireNode();
await ensureInstalled();
await build(['server', 'simulator', 'h5']);
const { code } = await run(process.execPath, ['e2e/pages.mjs', ...process.argv.slice(2)]);
process.exit(code);
