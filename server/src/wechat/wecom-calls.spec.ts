import type { ServerResponse } from 'node:http';
import { TestClock } from '../../test/setup/test-clock.js';
import { openTestDatabase, type TestDatabase } from '../../test/setup/test-database.js';
import { json, startFakeServer, type FakeServer, type SeenRequest } from '../../test/wechat/fake-server.js';
import { corp, wecomClient, wecomSettings } from '../../test/wechat/wecom-client.js';
import { WechatHttp } from './wechat-http.js';

let database: TestDatabase;
let server: FakeServer;
let http: WechatHttp;
let client: ReturnType<typeof wecomClient>;
let onCall: (request: SeenRequest, response: ServerResponse) => void;

beforeAll(async () => {
  database = await openTestDatabase();
  server = await startFakeServer((request, response) =>
    request.path === '/cgi-bin/gettoken'
      ? json(response, { errcode: 0, errmsg: 'ok', access_token: 'wecom token', expires_in: 7200 })
      : onCall(request, response),
  );
  http = WechatHttp.withTimeouts({ connect: 5_000, reply: 20_000, total: 20_000 });
  client = wecomClient({ database, http, clock: new TestClock(), settings: wecomSettings(server.base) });
});
beforeEach(() => {
  server.seen.length = 0;
});
afterAll(async () => {
  await http.onApplicationShutdown();
  await server.close();
  await database.drop();
});

const calls = () => server.seen.filter((request) => request.path !== '/cgi-bin/gettoken');
const bodyOf = (request: SeenRequest | undefined) => JSON.parse(request?.body ?? '{}') as Record<string, unknown>;

test('the token is the corp app’s own, and goes with every call', async () => {
  onCall = (_, response) => json(response, { errcode: 0, follow_user: ['zhangsan', 'lisi'] });
  expect(await client.contacts.listStaff()).toEqual({ kind: 'ok', value: ['zhangsan', 'lisi'] });
  const [token] = server.seen.filter((request) => request.path === '/cgi-bin/gettoken');
  expect(Object.fromEntries(token?.query ?? [])).toEqual({ corpid: corp.corpId, corpsecret: corp.secret });
  expect(calls()[0]?.query.get('access_token')).toBe('wecom token');
});

test('who has no customers has an empty list, though WeCom refuses', async () => {
  onCall = (_, response) => json(response, { errcode: 84061, errmsg: 'not external contact' });
  expect(await client.contacts.list('zhangsan')).toEqual({ kind: 'ok', value: [] });
  expect(await client.contacts.find('wmOgQhDgAAuXFJ')).toEqual({ kind: 'ok', value: null });
});

test('a customer with more staff than fit a page is read to the end', async () => {
  const follow = (userid: string) => ({ userid, remark: '', createtime: 1572505490, state: 'poster' });
  onCall = (request, response) => {
    const isSecond = request.query.get('cursor') === 'more';
    const contact = { external_userid: 'wm-1', name: '王语嫣', type: 1, unionid: 'u-1' };
    json(response, {
      errcode: 0,
      external_contact: contact,
      follow_user: [follow(isSecond ? 'lisi' : 'zhangsan')],
      ...(isSecond ? {} : { next_cursor: 'more' }),
    });
  };
  expect(await client.contacts.find('wm-1')).toEqual({
    kind: 'ok',
    value: {
      externalUserid: 'wm-1',
      name: '王语嫣',
      unionid: 'u-1',
      follows: ['zhangsan', 'lisi'].map((userid) => ({
        userid,
        remark: '',
        since: 1_572_505_490_000,
        state: 'poster',
      })),
    },
  });
});

test('groups are listed page by page', async () => {
  onCall = (request, response) => {
    const { cursor } = bodyOf(request);
    const ids = cursor === 'two' ? ['wr-3'] : ['wr-1', 'wr-2'];
    const next_cursor = cursor === 'two' ? '' : 'two';
    json(response, { errcode: 0, group_chat_list: ids.map((chat_id) => ({ chat_id, status: 0 })), next_cursor });
  };
  expect(await client.groups.list(['zhangsan'])).toEqual({ kind: 'ok', value: ['wr-1', 'wr-2', 'wr-3'] });
  expect(calls()).toHaveLength(2);
});

test('without owners WeCom may want some named, and says so', async () => {
  onCall = (_, response) => json(response, { errcode: 81017, errmsg: 'owner_filter is required' });
  expect(await client.groups.list()).toEqual({ kind: 'refused', refusal: 'too_many_owners', errcode: 81017 });
  expect(bodyOf(calls()[0])).not.toHaveProperty('owner_filter');
});

test('a busy WeCom is asked again where that does no harm', async () => {
  let answers = 0;
  onCall = (_, response) => {
    answers += 1;
    json(response, answers === 1 ? { errcode: -1, errmsg: 'system busy' } : { errcode: 0, chat_id: 'wr-1' });
  };
  expect(await client.identity.findGroup('open-gid')).toEqual({ kind: 'ok', value: 'wr-1' });
});

test('a task for staff is never made twice: an answer that was lost leaves it unanswered', async () => {
  onCall = (_, response) => response.socket?.destroy();
  const draft = {
    to: 'customers',
    externalUserids: ['wm-1'],
    text: '周末新豆到店',
    attachments: [],
    sender: null,
  } as const;
  expect(await client.massSend.create(draft)).toMatchObject({ kind: 'refused', refusal: 'unanswered' });
  onCall = (_, response) => json(response, { errcode: -1, errmsg: 'system busy' });
  expect(await client.massSend.create(draft)).toMatchObject({ kind: 'refused', refusal: 'unreachable' });
  expect(calls()).toHaveLength(2);
});

test('a reminder whose answer was lost is not repeated; a cancellation is', async () => {
  onCall = (_, response) => response.socket?.destroy();
  expect(await client.massSend.remind('msg-1')).toMatchObject({ refusal: 'unanswered' });
  expect(calls()).toHaveLength(1);
  expect(await client.massSend.cancel('msg-1')).toMatchObject({ refusal: 'unanswered' });
  expect(calls()).toHaveLength(4);
});

test('what became of a mass message is read sender by sender', async () => {
  onCall = (request, response) => {
    const sent = { send_time: 1552536375 };
    if (request.path.endsWith('get_groupmsg_task')) {
      const task_list = [
        { userid: 'zhangsan', status: 2, ...sent },
        { userid: 'lisi', status: 0 },
      ];
      return json(response, { errcode: 0, task_list, next_cursor: '' });
    }
    const send_list = [0, 1, 2, 3, 9].map((status) => ({
      external_userid: `wm-${status}`,
      userid: 'zhangsan',
      status,
    }));
    return json(response, { errcode: 0, send_list });
  };
  expect(await client.massSend.listParts('msg-1')).toEqual({
    kind: 'ok',
    value: [
      { userid: 'zhangsan', sentAt: 1_552_536_375_000 },
      { userid: 'lisi', sentAt: null },
    ],
  });
  const results = await client.massSend.listResults('msg-1', 'zhangsan');
  expect(results.kind === 'ok' && results.value.map((one) => one.outcome)).toEqual([
    ...['unsent', 'sent', 'not_a_friend', 'quota_used', 'unknown'],
  ]);
});
