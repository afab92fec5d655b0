import { withReferenceVectors } from './reference-vectors.js';
import { TestClock } from '../setup/test-clock.js';
import { openTestDatabase } from '../setup/test-database.js';
import { WechatHttp } from '../../src/wechat/wechat-http.js';
import { WechatLogin } from '../../src/wechat/wechat-login.js';
import { WechatPhone } from '../../src/wechat/wechat-phone.js';
import { WechatTemplates } from '../../src/wechat/wechat-templates.js';
import { WechatUnionid } from '../../src/wechat/wechat-unionid.js';
import { startFakeServer, text } from './fake-server.js';
import { wechatClient } from './wechat-client.js';
import { wecomClient, wecomSettings } from './wecom-client.js';

export interface Asked {
  /** Ours, in the order they were sent. */
  readonly bodies: readonly unknown[];
  readonly outcome: unknown;
}

const isToken = (path: string) => /stable_token|gettoken/.test(path);

/** Every client of the shop before a WeChat that answers what a test says. */
async function openReferenceDesk() {
  const database = await openTestDatabase();
  let answer: unknown;
  const server = await startFakeServer((request, response) =>
    text(response, JSON.stringify(isToken(request.path) ? { access_token: 't', expires_in: 7200 } : answer)),
  );
  const http = WechatHttp.withTimeouts({ connect: 5_000, reply: 20_000, total: 20_000 });
  const settings = wecomSettings(server.base);
  const parts = { database, http, clock: new TestClock(), settings };
  const client = wechatClient(parts);
  const clients = {
    ...client,
    wecom: wecomClient(parts),
    login: new WechatLogin(http, client.accounts, settings),
    phone: new WechatPhone(client.api, client.accounts),
    templates: new WechatTemplates(client.api),
    unionid: new WechatUnionid(client.api),
  };
  return {
    /** What our call sends, and what it makes of the reply. */
    ask: async (reply: unknown, call: (client: typeof clients) => Promise<unknown>): Promise<Asked> => {
      answer = reply;
      server.seen.length = 0;
      const outcome = await call(clients);
      const own = server.seen.filter((request) => !isToken(request.path));
      return { bodies: own.map((request) => JSON.parse(request.body || '{}') as unknown), outcome };
    },
    close: async () => {
      await http.onApplicationShutdown();
      await server.close();
      await database.drop();
    },
  };
}

/** A published body by its name. @throws when there is none of that name */
function sampleOf(samples: Readonly<Record<string, unknown>>, name: string): unknown {
  if (!(name in samples)) throw new Error(`there is no reference body ${name}`);
  return samples[name];
}

export interface ReferenceDesk extends Pick<Awaited<ReturnType<typeof openReferenceDesk>>, 'ask'> {
  readonly sample: (name: string) => unknown;
}

/** Registers tests that hold our calls against the published bodies; none where these are not on this machine. */
export function withReferenceDesk(register: (desk: ReferenceDesk) => void): void {
  withReferenceVectors<{ readonly samples: Readonly<Record<string, unknown>> }>('reference-bodies.json', (file) => {
    let desk: Awaited<ReturnType<typeof openReferenceDesk>>;
    beforeAll(async () => {
      desk = await openReferenceDesk();
    });
    afterAll(() => desk.close());
    register({ sample: (name) => sampleOf(file.samples, name), ask: (reply, call) => desk.ask(reply, call) });
  });
}
