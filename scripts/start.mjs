// npm start: on a fresh clone installs, builds, seeds the demo shop and shows it; later just starts it.
import path from 'node:path';
import { build } from './build.mjs';
import { requireDataDir, requireFreePort, StackError, startDemo } from './demo-stack.mjs';
import { ensureInstalled, requireNode, root, stop } from './workspace.mjs';

function portOf(name, fallback) {
  const text = process.env[name];
  if (!text) return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) stop(`${name} 要是 1–65535 的整数，现在是 ${text}。`);
  return port;
}

const port = portOf('PORT', 3000);
const simPort = portOf('SIM_PORT', 3100);
const dataDir = path.resolve(root, process.env.DATA_DIR ?? 'data');

requireNode();
try {
  await requireFreePort(port, 'PORT');
  await requireFreePort(simPort, 'SIM_PORT');
  requireDataDir(dataDir);
  await ensureInstalled();
  await build(['server', 'simulator', 'console', 'h5']);
  process.stdout.write('正在准备演示门店…\n');
  let closing = false;
  const stack = await startDemo({
    port,
    simPort,
    dataDir,
    databaseUrl: process.env.DATABASE_URL,
    onExit: (name, code) => {
      if (!closing && code !== 0) stop(`${name} 意外停止（${code}）。`);
    },
  });
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, async () => {
      closing = true;
      await stack.stop();
      process.exit(0);
    });
  }
  process.stdout.write(`
阶梯已经启动。

  首页        ${stack.merchantUrl}/
  运营后台    ${stack.merchantUrl}/console/     账号 operator  密码 jieti-demo
  会员小程序  ${stack.merchantUrl}/m/           店员账号 clerk  密码 jieti-demo
  会员的手机  ${stack.simulatorUrl}/            模拟微信：付款、收消息
  接口说明    ${stack.merchantUrl}/api/openapi.json

  数据在 ${dataDir}，按 Ctrl+C 停止。
`);
} catch (error) {
  if (error instanceof StackError) stop(error.message);
  throw error;
}
