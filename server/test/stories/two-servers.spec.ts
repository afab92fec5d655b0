import path from 'node:path';
import { MessageTemplatesRepository } from '../../src/outbox/message-templates.repository.js';
import { testConfig } from '../setup/world.js';
import { aTierMessage, OutboxWorld } from '../wechat/outbox-world.js';
import { compiledServer } from './cli-process.js';
import { startSimulator, type SimulatorProcess } from './simulator-process.js';
import { startProcess, type SpokenProcess } from './spoken-process.js';

const PATIENCE_MS = 300_000;
const SENDS = 1000;

interface Accounts {
  readonly appId: string;
  readonly appSecret: string;
  readonly templates: readonly {
    readonly key: string;
    readonly subscriptionTemplateId: string;
    readonly fields: readonly { readonly key: string; readonly label: string }[];
  }[];
}

interface Stats {
  readonly endpoints: Readonly<Record<string, { readonly calls: number; readonly results: Record<string, number> }>>;
  readonly tokensIssued: Readonly<Record<string, number>>;
}

/** Two servers and a WeChat, each a process of its own; the shop has a thousand messages to send. */
describe('two server processes with a thousand messages', () => {
  let world: OutboxWorld;
  let simulator: SimulatorProcess;
  let servers: SpokenProcess[] = [];

  beforeAll(async () => {
    world = await OutboxWorld.open();
    const serverFolder = await compiledServer();
    simulator = await startSimulator();
    const accounts = await simulator.ask<Accounts>('/sim/accounts');
    await prepare(accounts);
    const { dataDir, databaseUrl } = world.database.location;
    const env = {
      ...{ PORT: '0', DATA_DIR: dataDir, DATABASE_URL: databaseUrl ?? '' },
      ...{ WECHAT_API_BASE: simulator.base, WECHAT_APPID: accounts.appId, WECHAT_SECRET: accounts.appSecret },
      SESSION_SECRET: testConfig.secrets.session,
      MEMBER_CODE_SECRET: testConfig.secrets.memberCode,
      PERSONAL_DATA_SECRET: testConfig.secrets.personalData,
    };
    const start = () => startProcess(path.join(serverFolder, 'main.js'), env, /"listening"/);
    servers = await Promise.all([start(), start()]);
  }, PATIENCE_MS);
  afterAll(async () => {
    await Promise.all(servers.map((server) => server.end()));
    await simulator.end();
    await world.close();
  });

  /** A thousand members with a phone, one consent and one message each. */
  async function prepare({ templates }: Accounts): Promise<void> {
    const { subscriptionTemplateId: templateId, fields } = templates.find((one) => one.key === 'tier-up')!;
    const members = Array.from({ length: SENDS }, (_, i) => ({ id: i + 1 }));
    const phones = members.map(({ id }) => ({ openid: `o-${id}`, name: `会员${id}`, consents: { [templateId]: 1 } }));
    await simulator.ask('/sim/phones', { phones });
    world.clock.set(Date.now() - 1000);
    const template = {
      ...{ key: 'tier-up', title: '会员等级变更通知', purpose: 'service' as const, wording: '等级变化时告诉你' },
      subscription: { templateId, fields: fields.map((field) => ({ ...field, source: 'title' })) },
      officialAccount: null,
    };
    await world.database.transactions.run((tx) => new MessageTemplatesRepository().upsertTemplates(tx, [template]));
    await world.addMembers(members, { [templateId]: 1 });
    await world.enqueue(members.map(({ id }) => aTierMessage(id)));
  }

  it(
    'fetch one token between them, and every member hears once',
    async () => {
      const open = "SELECT COUNT(*) AS n FROM outbox_message WHERE state IN ('planned', 'sending')";
      for (;;) {
        const [row] = await world.database.reader.query<{ n: number }>(open);
        if (Number(row?.n) === 0) break;
        await new Promise((done) => setTimeout(done, 100));
      }
      const outcomes = await world.database.reader.query(
        'SELECT state, channel, COUNT(*) AS n FROM outbox_message GROUP BY state, channel',
      );
      expect(outcomes).toEqual([{ state: 'sent', channel: 'subscription', n: SENDS }]);
      const { endpoints, tokensIssued } = await simulator.ask<Stats>('/sim/stats');
      const callsOf = (name: string) =>
        Object.entries(endpoints)
          .filter(([endpoint]) => endpoint.includes(name))
          .map(([, stats]) => stats.calls);
      expect(callsOf('stable_token')).toEqual([1]);
      expect(callsOf('message/subscribe/send')).toEqual([SENDS]);
      expect(tokensIssued).toEqual({ stable: 1 });
    },
    PATIENCE_MS,
  );
});
