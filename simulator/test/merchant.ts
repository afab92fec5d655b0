import { createDecipheriv, createSign, createVerify, randomBytes, X509Certificate } from 'node:crypto';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SimulatorConfig } from '../src/config.js';
import { createAccounts, type Accounts } from '../src/accounts/accounts.js';
import { createClock } from '../src/clock.js';
import { createRandomness } from '../src/randomness.js';
import { createSimulator, type Simulator } from '../src/simulator.js';

/** Made once per file: RSA keys take their time. */
let accounts: Promise<Accounts> | null = null;

/** Written from the published description of APIv3 with node:crypto alone; shares nothing with src/crypto. */
export class Merchant {
  constructor(
    private readonly simulator: Simulator,
    private readonly wanted: string | null = null,
  ) {}

  get accounts() {
    return this.simulator.platform.accounts.merchant;
  }

  authorization(method: string, url: string, body: string, change: { key?: string; timestamp?: number } = {}): string {
    const { pay } = this.accounts;
    const timestamp = change.timestamp ?? Math.floor(Date.now() / 1000);
    const nonce = randomBytes(16).toString('hex');
    const signature = createSign('sha256')
      .update(`${method}\n${url}\n${timestamp}\n${nonce}\n${body}\n`)
      .sign(change.key ?? pay.merchantKeyPem, 'base64');
    return `WECHATPAY2-SHA256-RSA2048 serial_no="${pay.merchantSerial}",mchid="${pay.mchId}",nonce_str="${nonce}",timestamp="${timestamp}",signature="${signature}"`;
  }

  async call(method: 'GET' | 'POST', url: string, value?: object, change: { key?: string; timestamp?: number } = {}) {
    const body = value === undefined ? '' : JSON.stringify(value);
    const reply = await this.simulator.app.inject({
      method,
      url,
      ...(value === undefined ? {} : { payload: body }),
      headers: {
        accept: 'application/json',
        ...(value === undefined ? {} : { 'content-type': 'application/json' }),
        authorization: this.authorization(method, url, body, change),
        ...(this.wanted === null ? {} : { 'wechatpay-serial': this.wanted }),
      },
    });
    return {
      status: reply.statusCode,
      headers: reply.headers,
      text: reply.body,
      json: (reply.body === '' ? {} : JSON.parse(reply.body)) as Record<string, unknown>,
    };
  }

  orderOf(outTradeNo: string, change: object = {}): Record<string, unknown> {
    return {
      appid: this.accounts.appId,
      mchid: this.accounts.pay.mchId,
      description: '手冲一杯',
      out_trade_no: outTradeNo,
      notify_url: 'http://localhost:1/notify',
      amount: { total: 4200, currency: 'CNY' },
      payer: { openid: 'o-lin' },
      ...change,
    };
  }

  decrypt(resource: Resource): Record<string, unknown> {
    const bytes = Buffer.from(resource.ciphertext, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', this.accounts.pay.apiV3Key, resource.nonce);
    decipher.setAAD(Buffer.from(resource.associated_data));
    decipher.setAuthTag(bytes.subarray(-16));
    const text = Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()]).toString();
    return text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text };
  }
}

export interface Resource {
  readonly ciphertext: string;
  readonly nonce: string;
  readonly associated_data: string;
}

/** Whether a reply or a notification carries the platform's signature; `pem` may be a certificate. */
export function isSigned(headers: Record<string, unknown> | IncomingHttpHeaders, body: string, pem: string): boolean {
  const key = pem.includes('CERTIFICATE') ? new X509Certificate(pem).publicKey : pem;
  const read = (name: string): string => String(headers[`wechatpay-${name}`]);
  return createVerify('sha256')
    .update(`${read('timestamp')}\n${read('nonce')}\n${body}\n`)
    .verify(key, read('signature'), 'base64');
}

export async function startSimulator(change: Partial<SimulatorConfig> = {}): Promise<Simulator> {
  accounts ??= createAccounts(createRandomness(null), createClock());
  const config = {
    host: 'localhost',
    port: 0,
    dataDir: null,
    merchantUrl: 'http://localhost:1',
    seed: null,
    speed: 1_000,
    time: null,
  };
  const own = change.dataDir === undefined ? await accounts : undefined;
  const simulator = await createSimulator({ ...config, ...change }, own);
  await control(simulator, 'POST', '/sim/phones', {
    phones: [
      { openid: 'o-lin', oaOpenid: 'oa-lin', unionid: 'u-lin', name: '林知夏', follows: true },
      { openid: 'o-zhou', oaOpenid: 'oa-zhou', name: '周以宁' },
    ],
  });
  return simulator;
}

export async function control(simulator: Simulator, method: 'GET' | 'POST' | 'DELETE', url: string, value?: object) {
  const reply = await simulator.app.inject({
    method,
    url,
    ...(value === undefined ? {} : { payload: JSON.stringify(value), headers: { 'content-type': 'application/json' } }),
  });
  return { status: reply.statusCode, text: reply.body, json: JSON.parse(reply.body) };
}

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A shop's server that keeps what it is told and answers with the statuses given, the last one for good. */
export async function listenAsMerchant(...statuses: number[]) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
      response.writeHead((statuses.length > 1 ? statuses.shift() : statuses[0]) ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { received, url: `http://127.0.0.1:${port}`, close: () => closeServer(server) };
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => server.close(() => resolve()));
}

export async function until(condition: () => boolean): Promise<void> {
  for (let round = 0; round < 1_000 && !condition(); round++) await new Promise((resolve) => setTimeout(resolve, 10));
  if (!condition()) throw new Error('it never came to pass');
}
