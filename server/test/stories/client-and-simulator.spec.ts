import { SystemClock } from '../../src/clock.js';
import { WechatHttp } from '../../src/wechat/wechat-http.js';
import { WechatLinks } from '../../src/wechat/wechat-links.js';
import { WechatLogin } from '../../src/wechat/wechat-login.js';
import { WechatPhone } from '../../src/wechat/wechat-phone.js';
import { WechatTemplates } from '../../src/wechat/wechat-templates.js';
import { openTestDatabase, type TestDatabase } from '../setup/test-database.js';
import { wechatClient } from '../wechat/wechat-client.js';
import { wechatSettings } from '../wechat/wechat-settings.js';
import { wecomClient } from '../wechat/wecom-client.js';
import { startSimulator, type SimulatorProcess } from './simulator-process.js';

const PATIENCE_MS = 300_000;

interface Accounts {
  readonly appId: string;
  readonly appSecret: string;
  readonly officialAccount: { readonly appId: string; readonly appSecret: string };
  readonly wecom: { readonly corpId: string; readonly agentId: string | number; readonly secret: string };
  readonly templates: readonly {
    readonly key: string;
    readonly subscriptionTemplateId: string;
    readonly oaTemplateId: string;
    readonly fields: readonly { readonly key: string }[];
  }[];
}

/** The client on one side, the simulator as a process on the other; they share no code. */
describe('the client and the simulator', () => {
  let database: TestDatabase;
  let http: WechatHttp;
  let simulator: SimulatorProcess;
  let accounts: Accounts;
  let clients: ReturnType<typeof connect>;

  function connect() {
    const { appId, appSecret, officialAccount, wecom } = accounts;
    const settings = wechatSettings(simulator.base, {
      ...{ appId, appSecret, officialAccount, wecomApiBase: simulator.base },
      wecom: { ...wecom, agentId: String(wecom.agentId) },
    });
    const parts = { database, http, clock: new SystemClock(), settings };
    const client = wechatClient(parts);
    return {
      ...client,
      wecom: wecomClient(parts),
      login: new WechatLogin(http, client.accounts, settings),
      phone: new WechatPhone(client.api, client.accounts),
      templates: new WechatTemplates(client.api),
      links: new WechatLinks(client.api),
    };
  }

  beforeAll(async () => {
    database = await openTestDatabase();
    http = WechatHttp.withTimeouts({ connect: 5_000, reply: 20_000, total: 20_000 });
    simulator = await startSimulator();
    accounts = await simulator.ask<Accounts>('/sim/accounts');
    const zhou = { openid: 'o-zhou', unionid: 'u-zhou', name: '周予安', phoneNumber: '13900005678' };
    await simulator.ask('/sim/phones', { phones: [zhou] });
    clients = connect();
  }, PATIENCE_MS);
  afterAll(async () => {
    await http.onApplicationShutdown();
    await simulator.end();
    await database.drop();
  });

  it('agree who signs in, and that a code is good once', async () => {
    const { code } = await simulator.ask<{ code: string }>('/sim/phones/o-zhou/login-code', {});
    expect(await clients.login.exchange(code)).toEqual({
      ...{ openid: 'o-zhou', unionid: 'u-zhou' },
      sessionKey: expect.stringMatching(/^[\w+/]{22}==$/),
    });
    await expect(clients.login.exchange(code)).rejects.toMatchObject({ code: 'login_code_invalid' });
  });

  it('agree on a telephone number, whose it is, and that its code is good once', async () => {
    const { code } = await simulator.ask<{ code: string }>('/sim/phones/o-zhou/phone-code', {});
    expect(await clients.phone.exchange(code, 'o-zhou')).toBe('13900005678');
    await expect(clients.phone.exchange(code, 'o-zhou')).rejects.toMatchObject({ code: 'phone_code_invalid' });
  });

  it('agree on the templates of both accounts, and a message that does not fit is stopped on this side', async () => {
    for (const app of ['miniProgram', 'officialAccount'] as const) {
      const listed = await clients.templates.list(app);
      const theirs = listed.kind === 'ok' ? listed.value : [];
      for (const { fields, ...ids } of accounts.templates) {
        const id = app === 'miniProgram' ? ids.subscriptionTemplateId : ids.oaTemplateId;
        const known = theirs.find((one) => one.templateId === id);
        expect(known?.fields.map((field) => field.key)).toEqual(fields.map((field) => field.key));
      }
      await database.transactions.run((tx) => clients.catalogueRows.replace(tx, app, theirs, Date.now()));
    }
    clients.catalogue.forget();
    const [template] = accounts.templates;
    const message = { openid: 'o-zhou', templateId: template!.subscriptionTemplateId, page: 'pages/home/index' };
    expect(await clients.sender.sendSubscription({ ...message, data: { thing1: { value: '金卡' } } })).toEqual({
      kind: 'failed',
      reason: 'bad_params',
    });
    const data = Object.fromEntries(template!.fields.map(({ key }) => [key, { value: '金卡' }]));
    expect(await clients.sender.sendSubscription({ ...message, data })).toEqual({
      kind: 'declined',
      reason: 'refused',
    });
  });

  it('agree on codes and links', async () => {
    const code = await clients.links.code('pages/home/index', 'm=42');
    expect(code.kind === 'ok' && code.value.length).toBeGreaterThan(100);
    expect(await clients.links.urlLink({ page: 'pages/home/index', query: 'a=1' }, 7)).toMatchObject({ kind: 'ok' });
    expect(await clients.links.scheme({ page: 'pages/home/index', query: 'a=1' }, 7)).toMatchObject({ kind: 'ok' });
  });

  it('agree on a customer, a group and who came by which code', async () => {
    const { wecom } = clients;
    const staff = await wecom.contacts.listStaff();
    const userid = (staff.kind === 'ok' && staff.value[0]) || '';
    await simulator.ask('/sim/wecom/friends', { openid: 'o-zhou', userid, state: 'poster' });
    const found = await wecom.identity.find({ unionid: 'u-zhou', openid: 'o-zhou' });
    const id = found.kind === 'ok' && found.value.kind === 'customer' ? found.value.externalUserid : '';
    expect(await wecom.contacts.find(id)).toMatchObject({
      kind: 'ok',
      value: { unionid: 'u-zhou', follows: [{ userid, state: 'poster' }] },
    });
    const { chatId } = await simulator.ask<{ chatId: string }>('/sim/wecom/groups', { owner: userid, name: '豆友群' });
    const draft = { kind: 'code', remark: '海报', chatIds: [chatId], state: 'poster-9', next: null } as const;
    const way = await wecom.joinWays.add(draft);
    const configId = way.kind === 'ok' ? way.value : '';
    await simulator.ask(`/sim/wecom/groups/${chatId}/join`, { openids: ['o-zhou'], configId });
    const group = await wecom.groups.get(chatId);
    expect(group.kind === 'ok' && group.value.members).toMatchObject([
      { userid, kind: 'staff' },
      { kind: 'customer', unionid: 'u-zhou', joinedBy: 'code', state: 'poster-9' },
    ]);
  });

  it('agree that a mass message waits for the staff, and what became of it', async () => {
    const { massSend, identity } = clients.wecom;
    const found = await identity.find({ unionid: 'u-zhou', openid: 'o-zhou' });
    const id = found.kind === 'ok' && found.value.kind === 'customer' ? found.value.externalUserid : '';
    const draft = {
      to: 'customers',
      externalUserids: [id],
      text: '周六有品鉴会',
      attachments: [],
      sender: null,
    } as const;
    const made = await massSend.create(draft);
    const msgid = made.kind === 'ok' ? made.value.msgid : '';
    const parts = await massSend.listParts(msgid);
    expect(parts).toMatchObject({ kind: 'ok', value: [{ sentAt: null }] });
    const userid = parts.kind === 'ok' ? parts.value[0]!.userid : '';
    expect(await massSend.listResults(msgid, userid)).toMatchObject({ value: [{ to: id, outcome: 'unsent' }] });
    await simulator.ask(`/sim/wecom/tasks/${msgid}/confirm`, { userid });
    expect(await massSend.listResults(msgid, userid)).toMatchObject({ value: [{ to: id, outcome: 'sent' }] });
  });
});
