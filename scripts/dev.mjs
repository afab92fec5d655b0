// npm run dev: the demo with the server reloading on change and the console behind Vite's dev server.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { build } from './build.mjs';
import { requireDataDir, startDemo } from './demo-stack.mjs';
import { ensureInstalled, requireNode, root } from './workspace.mjs';

requireNode();
await ensureInstalled();
await build(['server', 'simulator', 'h5']);
const dataDir = path.join(root, 'data');
requireDataDir(dataDir);
const stack = await startDemo({ port: 3000, simPort: 3100, dataDir, withoutServer: true });
const watch = (args, cwd, env) =>
  spawn(process.execPath, args, { cwd: path.join(root, cwd), env: { ...process.env, ...env }, stdio: 'inherit' });
const children = [
  watch(['--watch', '--no-warnings', '--import', '@swc-node/register/esm-register', 'src/main.ts'], 'server', {
    ...stack.env,
    PORT: '3000',
  }),
  watch([path.join(root, 'node_modules/vite/bin/vite.js'), '--port', '5173'], 'console', {}),
];
process.once('SIGINT', async () => {
  children.forEach((child) => child.kill());
  await stack.stop();
  process.exit(0);
});
