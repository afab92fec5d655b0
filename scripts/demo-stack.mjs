// The demo shop as processes: the WeChat simulator, the seeded database, the server. Used by `npm start` and the browser story.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { root, run } from './workspace.mjs';

/** A place or port that cannot be used; the message is the sentence the person sees. */
export class StackError extends Error {}

/** Refuses a port somebody else listens on, before anything is started. */
export async function requireFreePort(port, name) {
  await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) =>
      reject(
        new StackError(
          error.code === 'EADDRINUSE'
            ? `端口 ${port} 已被占用，请换一个：${name}=端口 npm start。`
            : `端口 ${port} 用不了（${error.code}）。`,
        ),
      ),
    );
    probe.listen(port, () => probe.close(resolve));
  });
}

export function requireDataDir(dataDir) {
  try {
    // Only as deep as needed: a recursive mkdir never returns on some special file systems.
    if (!existsSync(dataDir)) mkdirSync(dataDir, { recursive: !existsSync(path.dirname(dataDir)) });
    const probe = path.join(dataDir, '.writable');
    writeFileSync(probe, '');
  } catch (error) {
    throw new StackError(`数据目录 ${dataDir} 写不进去（${error.code}），请换一个：DATA_DIR=目录 npm start。`);
  }
}

/**
 * Starts the whole demo and resolves when the server answers.
 * @param {{ port: number, simPort: number, dataDir: string, databaseUrl?: string, onExit?: (name: string, code: number | null) => void, quiet?: boolean, withoutServer?: boolean }} options `withoutServer`: the caller starts it with `env`
 */
export async function startDemo(options) {
  const { port, simPort, dataDir } = options;
  const children = [];
  const stopAll = async () => {
    await Promise.all(
      children.map(
        (child) =>
          new Promise((resolve) => {
            if (child.exitCode !== null || child.signalCode !== null) return resolve();
            child.once('close', resolve);
            child.kill('SIGTERM');
            setTimeout(() => child.kill('SIGKILL'), 5000).unref();
          }),
      ),
    );
  };
  const launch = (name, args, env) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', options.quiet ? 'ignore' : 'pipe', 'inherit'],
    });
    child.once('close', (code) => options.onExit?.(name, code));
    children.push(child);
    return child;
  };
  try {
    const simulatorUrl = `http://localhost:${simPort}`;
    const merchantUrl = `http://localhost:${port}`;
    launch('simulator', ['simulator/bin/jieti-wechat-simulator.mjs'], {
      SIM_PORT: String(simPort),
      SIM_DATA: path.join(dataDir, 'simulator'),
      MERCHANT_URL: merchantUrl,
    });
    const accounts = await json(`${simulatorUrl}/sim/accounts`, 20_000);
    const env = serverEnv({ ...options, accounts, simulatorUrl });
    const seeded = await run(process.execPath, ['server/bin/jieti.mjs', 'seed-demo', '--json'], { env, quiet: true });
    if (seeded.code !== 0) throw new StackError(lastLine(seeded.output));
    await registerPhones(simulatorUrl, dataDir);
    if (!options.withoutServer) {
      launch('server', ['server/dist/main.js'], env);
      await json(`${merchantUrl}/readyz`, 30_000);
    }
    return { stop: stopAll, env, accounts, simulatorUrl, merchantUrl };
  } catch (error) {
    await stopAll();
    throw error;
  }
}

function serverEnv({ port, dataDir, databaseUrl, accounts, simulatorUrl }) {
  const { pay, officialAccount } = accounts;
  return {
    PORT: String(port),
    DATA_DIR: dataDir,
    DATABASE_URL: databaseUrl ?? '',
    DEMO_SIMULATOR_URL: simulatorUrl,
    WECHAT_API_BASE: simulatorUrl,
    WECHAT_APPID: accounts.appId,
    WECHAT_SECRET: accounts.appSecret,
    OA_APPID: officialAccount.appId,
    OA_SECRET: officialAccount.appSecret,
    PAY_API_BASE: simulatorUrl,
    PAY_MCHID: pay.mchId,
    PAY_APIV3_KEY: pay.apiV3Key,
    PAY_MERCHANT_SERIAL: pay.merchantSerial,
    PAY_MERCHANT_KEY: pay.merchantKeyPem,
    PAY_PUBLIC_KEY_ID: pay.publicKeyId,
    PAY_PUBLIC_KEY: pay.publicKeyPem,
    PAY_NOTIFY_URL: `http://localhost:${port}/api/wechat/pay-notify`,
    DEMO_TEMPLATES: JSON.stringify(accounts.templates),
    WECOM_API_BASE: simulatorUrl,
    WECOM_CORPID: accounts.wecom?.corpId ?? '',
    WECOM_AGENT_ID: String(accounts.wecom?.agentId ?? ''),
    WECOM_SECRET: accounts.wecom?.secret ?? '',
    ...callbackEnv('WECHAT', accounts.callbacks?.miniProgram),
    ...callbackEnv('OA', accounts.callbacks?.officialAccount),
    ...callbackEnv('WECOM', accounts.callbacks?.wecom),
  };
}

function callbackEnv(prefix, callback) {
  if (!callback) return {};
  return {
    [`${prefix}_CALLBACK_TOKEN`]: callback.token,
    [`${prefix}_CALLBACK_AES_KEY`]: callback.encodingAesKey,
    [`${prefix}_CALLBACK_MODE`]: callback.mode,
  };
}

/** The seeded members' phones become known to the simulated WeChat; saying it again changes nothing. */
async function registerPhones(simulatorUrl, dataDir) {
  const listed = JSON.parse(readFileSync(path.join(dataDir, 'demo-phones.json'), 'utf8'));
  // The union id is what ties a member to the customer of WeCom.
  const phones = listed.map((phone) => ({ unionid: phone.openid.replace(/^o/, 'u'), ...phone }));
  for (let from = 0; from < phones.length; from += 500) {
    const reply = await fetch(`${simulatorUrl}/sim/phones`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ phones: phones.slice(from, from + 500) }),
    });
    if (!reply.ok) throw new StackError(`模拟微信没有接受会员的手机（${reply.status}）。`);
  }
  const population = await fetch(`${simulatorUrl}/sim/wecom/population`, { method: 'POST', body: '{}' });
  if (!population.ok) throw new StackError(`模拟的企业微信没有生成客户（${population.status}）。`);
}

/** Polls until the address answers 200, or gives up. */
async function json(url, patienceMs) {
  const deadline = performance.now() + patienceMs;
  for (;;) {
    try {
      const reply = await fetch(url, { signal: AbortSignal.timeout(2000) });
      if (reply.ok) return await reply.json();
    } catch {
      // not up yet
    }
    if (performance.now() > deadline) throw new StackError(`${url} 一直没有回应。`);
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
}

function lastLine(text) {
  return text.trim().split('\n').at(-1) ?? '';
}
