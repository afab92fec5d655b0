import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startDemo } from '../../../scripts/demo-stack.mjs';

function freePort() {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

async function ask(address, { token, ...options } = {}) {
  const headers = { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const reply = await fetch(address, { headers, ...options });
  const body = await reply.json();
  if (!reply.ok) throw new Error(`${address} answered ${reply.status}: ${JSON.stringify(body)}`);
  return body;
}

/** The demo shop with its own server and database, as phones reach it; and what its members hold in their hands. */
export class RealShop {
  static async open() {
    const dataDir = mkdtempSync(path.join(tmpdir(), 'jieti-harness-'));
    const [port, simPort] = await Promise.all([freePort(), freePort()]);
    const stack = await startDemo({ port, simPort, dataDir, databaseUrl: '', quiet: true });
    return new RealShop(stack, dataDir);
  }

  constructor(stack, dataDir) {
    this.stack = stack;
    this.dataDir = dataDir;
    this.asked = [];
    this.network = 'up';
  }

  async close() {
    await this.stack.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** `down`: nothing arrives. `deaf`: requests arrive, and their answers are lost. */
  setNetwork(network) {
    this.network = network;
  }

  async answer(method, url, data, header = {}) {
    const body = typeof data === 'string' ? JSON.parse(data) : data;
    this.asked.push({ route: `${method} ${url.pathname}`, body });
    if (this.network === 'down') return undefined;
    const answer = await this.reach(method, url, body, header);
    return this.network === 'deaf' ? undefined : answer;
  }

  /** The server's own answer. */
  async reach(method, url, body, header) {
    const reply = await fetch(`${this.stack.merchantUrl}${url.pathname}${url.search}`, {
      method,
      headers: header,
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await reply.text();
    const isJson = reply.headers.get('content-type')?.includes('json');
    return {
      status: reply.status,
      header: { Date: reply.headers.get('date') },
      body: isJson ? JSON.parse(text) : text,
    };
  }

  bodiesOf(route) {
    return this.asked.filter((asked) => asked.route === route).map((asked) => asked.body);
  }

  /** The token of a demo member, by name. */
  async signIn(name) {
    const body = JSON.stringify({ code: await this.loginCodeOf(name) });
    return (await ask(`${this.stack.merchantUrl}/api/auth/wechat-login`, { method: 'POST', body })).token;
  }

  /** What `wx.login` gives on the phone of a demo member. */
  async loginCodeOf(name) {
    const { merchantUrl, simulatorUrl } = this.stack;
    this.phones ??= (await ask(`${merchantUrl}/api/demo`)).phones;
    const { openid } = this.phones.find((phone) => phone.name === name);
    return (await ask(`${simulatorUrl}/sim/phones/${openid}/login-code`, { method: 'POST', body: '{}' })).code;
  }

  /** What a member reads there, e.g. `articles`. */
  get(token, path) {
    return ask(`${this.stack.merchantUrl}/api/me/${path}`, { token });
  }

  /** What the member's phone shows the clerk now: `{ code, qr }`. */
  async codeOf(token) {
    const { codes } = await ask(`${this.stack.merchantUrl}/api/me/code`, { token });
    return codes[0];
  }

  /** Once the member has one to use: the demo gives the first in the background. */
  async firstCouponOf(token) {
    for (let tries = 0; tries < 300; tries += 1) {
      const { items } = await this.get(token, 'coupons?state=usable');
      if (items.length > 0) return items[0];
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error('the member got no coupon within half a minute');
  }

  growthOf(token) {
    return ask(`${this.stack.merchantUrl}/api/me/growth?limit=10`, { token });
  }
}
