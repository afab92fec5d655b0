// npm run e2e: the browser story of docs/ARCHITECTURE.md §9 in a real Chromium against the whole demo, and the
// member's codes as compiled for WeChat, read off the screen.
import { build } from './build.mjs';
import { ensureInstalled, requireNode, run } from './workspace.mjs';

requireNode();
await ensureInstalled();
process.env.TARO_APP_API ??= 'https://shop.example';
await build(['server', 'simulator', 'console', 'h5', 'weapp']);
const story = await run(process.execPath, ['e2e/story.mjs', ...process.argv.slice(2)]);
const codes = await run(process.execPath, ['e2e/weapp-codes.mjs']);
process.exit(story.code || codes.code);
