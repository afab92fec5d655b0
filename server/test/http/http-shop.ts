import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LoggerService } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { StaffRole } from '@jieti/shared/api/auth';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { SessionTokens } from '../../src/auth/session-tokens.js';
import type { Config } from '../../src/config.js';
import { Reader, type SqlValue, type Tx } from '../../src/db/sql.js';
import { Transactions } from '../../src/db/transactions.js';
import { FactsService } from '../../src/facts/facts.service.js';
import type { FactInput } from '../../src/facts/fact-input.js';
import { httpApp } from '../../src/http/http-app.js';
import { ProgrammesService } from '../../src/programmes/programmes.service.js';
import { StaffQueries } from '../../src/staff/staff.queries.js';
import { StaffService } from '../../src/staff/staff.service.js';
import { TestClock } from '../setup/test-clock.js';
import { openTestDatabase } from '../setup/test-database.js';
import { testConfig } from '../setup/world.js';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | number | undefined>>;
  readonly text: string;
  /** The body as JSON; whatever the route promises. */
  json<T>(): T;
}

export interface Ask {
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface ShopOptions {
  readonly programme?: boolean;
  readonly demo?: Config['demo'];
  /** Instead of the small WeChat that believes every code. */
  readonly wechat?: Partial<Config['wechat']>;
  readonly approvalAbove?: number;
}

/** The real server on a fresh database, asked in process; WeChat is a small server that believes every code. */
export class HttpShop {
  private constructor(
    /** What was logged, a line each. */
    readonly log: readonly string[],
    readonly app: NestFastifyApplication,
    readonly clock: TestClock,
    private readonly ends: readonly (() => Promise<void>)[],
  ) {}

  static async open(options: ShopOptions = {}): Promise<HttpShop> {
    const database = await openTestDatabase();
    const wechat = await fakeWechat();
    const clock = new TestClock();
    const config: Config = {
      ...testConfig,
      ...database.location,
      port: 0,
      wechat: {
        ...{ apiBase: addressOf(wechat), appId: 'wx', appSecret: 's', officialAccount: null, pay: null },
        ...options.wechat,
      },
      demo: options.demo ?? null,
      approvalAbove: options.approvalAbove ?? testConfig.approvalAbove,
    };
    const lines: string[] = [];
    const app = await httpApp(config, clock, collect(lines));
    const shop = new HttpShop(lines, app, clock, [
      () => app.close(),
      () => database.drop(),
      () => new Promise((done) => wechat.close(() => done())),
    ]);
    if (options.programme !== false) await shop.publish();
    return shop;
  }

  async close(): Promise<void> {
    for (const end of this.ends) await end();
  }

  async ask(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    url: string,
    { token, body, headers = {} }: Ask = {},
  ): Promise<Answer> {
    const auth = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const payload = body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) };
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const reply = await this.app.inject({ method, url, headers: { ...type, ...auth, ...headers }, ...payload });
    return {
      status: reply.statusCode,
      headers: reply.headers,
      text: reply.body,
      json: <T>() => JSON.parse(reply.body) as T,
    };
  }

  get(url: string, token?: string): Promise<Answer> {
    return this.ask('GET', url, { token });
  }

  post(url: string, body: unknown, token?: string): Promise<Answer> {
    return this.ask('POST', url, { body, token });
  }

  /** A session of a member of staff with this role, who is created when missing. */
  async staff(role: StaffRole, username: string = role): Promise<string> {
    const storeId = role === 'clerk' ? 'anfu' : null;
    if (!(await this.app.get(StaffQueries, { strict: false }).findByUsername(username)))
      await this.app
        .get(StaffService, { strict: false })
        .put({ username, name: username, role, storeId }, 'jieti-demo');
    const account = await this.app.get(StaffQueries, { strict: false }).findByUsername(username);
    return this.token('staff', account!.id);
  }

  token(audience: 'member' | 'staff', id: number): string {
    return this.app.get(SessionTokens, { strict: false }).issue(audience, id).token;
  }

  /** A member known by this customer number, to whom these facts happened; the id. */
  async member(customer: string, facts: readonly FactInput[], name = '林知夏'): Promise<number> {
    const ref = { kind: 'customer', value: customer } as const;
    const outcomes = await this.app.get(FactsService, { strict: false }).record(
      facts.map((fact) => ({ member: ref, fact })),
      { createMembers: true },
    );
    const [first] = outcomes;
    if (!first || first.kind === 'refused') throw new Error(`fact refused: ${JSON.stringify(outcomes)}`);
    await this.run((tx) => tx.execute('UPDATE member SET name = ? WHERE id = ?', [name, first.memberId]));
    return first.memberId;
  }

  run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.app.get(Transactions, { strict: false }).run(work);
  }

  query<T>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return this.app.get(Reader, { strict: false }).query<T>(sql, params);
  }

  private async publish(): Promise<void> {
    const { version: _, effectiveFrom: __, ...draft } = growthCard;
    const publishing = this.app.get(ProgrammesService, { strict: false });
    await publishing.publish({ draft, effectiveFrom: Date.UTC(2020, 0, 1), by: 'test', note: 'first' });
  }
}

function collect(lines: string[]): LoggerService {
  const write = (...parts: unknown[]) => void lines.push(JSON.stringify(parts));
  return { log: write, warn: write, error: write, fatal: write };
}

/** Answers `jscode2session`: the code is the openid; `openid+unionid` gives both; `bad` is refused. */
function fakeWechat(): Promise<Server> {
  const server = createServer((request, response) => {
    const code = new URL(request.url ?? '', 'http://wechat').searchParams.get('js_code') ?? '';
    const [openid, unionid] = code.split('+');
    const known = { openid, session_key: 'k', ...(unionid ? { unionid } : {}) };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(code === 'bad' ? { errcode: 40029, errmsg: 'invalid code' } : known));
  });
  return new Promise((ready) => server.listen(0, '127.0.0.1', () => ready(server)));
}

function addressOf(server: Server): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
