import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestSendResult } from '@jieti/shared/api/channels';
import type { ErrorBody } from '@jieti/shared/api/errors';
import { aPurchase } from '../setup/facts.js';
import { HttpShop } from './http-shop.js';

const templateId = 'template-of-the-mini-program';

describe('a test message', () => {
  let shop: HttpShop;
  let owner: string;
  let wechat: Server;
  let answer: object;
  let sent: { readonly path: string; readonly body: Record<string, unknown> }[];
  let memberId: number;

  const send = (part: object = {}) =>
    shop.post('/api/channels/test-send', { memberId, templateKey: 'tier-up', channel: 'subscription', ...part }, owner);
  const rows = () =>
    shop.query<{ state: string; channel: string; reason: string; msgid: string | null }>(
      'SELECT state, channel, reason, msgid FROM outbox_message ORDER BY id',
    );
  const remaining = async () =>
    (await shop.query<{ remaining: number }>('SELECT remaining FROM subscription_quota')).map((row) =>
      Number(row.remaining),
    );

  beforeEach(async () => {
    sent = [];
    wechat = createServer((request, response) => {
      let text = '';
      request.on('data', (part: Buffer) => (text += part.toString()));
      request.on('end', () => {
        const path = (request.url ?? '').split('?')[0] ?? '';
        response.setHeader('content-type', 'application/json');
        if (path === '/cgi-bin/stable_token')
          return void response.end(JSON.stringify({ access_token: 'token-1', expires_in: 7200 }));
        // Its lists of templates are read now and then: it has none to tell.
        if (request.method === 'GET') return void response.end(JSON.stringify({ errcode: -1, errmsg: 'system error' }));
        sent.push({ path, body: JSON.parse(text) as Record<string, unknown> });
        response.end(JSON.stringify(answer).replace('"BIG"', '3248682510344192008'));
      });
    });
    await new Promise<void>((ready) => wechat.listen(0, '127.0.0.1', ready));
    const apiBase = `http://127.0.0.1:${(wechat.address() as AddressInfo).port}`;
    shop = await HttpShop.open({ wechat: { apiBase, appId: 'wx0123456789abcdef' } });
    owner = await shop.staff('owner');
    memberId = await shop.member('C1', [aPurchase()]);
    await shop.run(async (tx) => {
      await tx.insertRows(
        'member_identity',
        ['kind', 'value', 'member_id', 'created_at'],
        [['openid', 'openid-1', memberId, 0]],
      );
      await tx.insertRows(
        'message_template',
        ['template_key', 'title', 'purpose', 'wording', 'subscription_template_id', 'subscription_fields'],
        [
          [
            'tier-up',
            '等级变更提醒',
            'service',
            '等级变了告诉我',
            templateId,
            JSON.stringify([{ key: 'thing1', label: '等级', source: 'tierName' }]),
          ],
        ],
      );
      await tx.insertRows(
        'subscription_quota',
        ['member_id', 'template_id', 'remaining', 'updated_at'],
        [[memberId, templateId, 2, 0]],
      );
    });
    answer = { errcode: 0, errmsg: 'ok', msgid: 'BIG' };
  });
  afterEach(async () => {
    await shop.close();
    await new Promise((done) => wechat.close(done));
  });

  it('uses one consent, says what WeChat said, and stands among the messages of the member', async () => {
    const result = (await send()).json<TestSendResult>();
    expect(result).toMatchObject({ outcome: 'sent', code: '0', msgid: '3248682510344192008', remaining: 1 });
    expect(sent).toEqual([
      {
        path: '/cgi-bin/message/subscribe/send',
        body: expect.objectContaining({
          touser: 'openid-1',
          template_id: templateId,
          data: { thing1: { value: '测试：等级' } },
        }) as object,
      },
    ]);
    expect(await rows()).toEqual([
      { state: 'sent', channel: 'subscription', reason: 'accepted', msgid: '3248682510344192008' },
    ]);
    const audit = await shop.query<{ action: string }>('SELECT action FROM audit_entry');
    expect(audit).toEqual([{ action: 'channel.testSend' }]);
  });

  it('is not sent where no consent is left, and WeChat is not asked', async () => {
    await send();
    await send();
    expect((await send()).json()).toMatchObject({ outcome: 'notSent', code: '43101', remaining: 0 });
    expect(sent).toHaveLength(2);
  });

  it('gives the consent back where WeChat refused for another reason, and none is left where it says so', async () => {
    answer = { errcode: 47003, errmsg: 'argument invalid! data.thing1.value invalid' };
    const refused = (await send()).json<TestSendResult>();
    expect(refused).toMatchObject({ outcome: 'refused', code: '47003', remaining: 2 });
    expect(refused.sentence).toContain('同步模板');
    answer = { errcode: 43101, errmsg: 'user refuse to accept the msg' };
    expect((await send()).json()).toMatchObject({ outcome: 'refused', code: '43101', remaining: 0 });
    expect(await remaining()).toEqual([0]);
    expect((await rows()).map(({ state, reason }) => [state, reason])).toEqual([
      ['failed', 'bad_params'],
      ['failed', 'refused'],
    ]);
  });

  it('is refused before anything is sent where there is nothing to send or nobody to send it to', async () => {
    const codes = await Promise.all(
      [{ templateKey: 'nothing' }, { channel: 'officialAccount' }, { memberId: 999 }].map(
        async (part) => (await send(part)).json<ErrorBody>().code,
      ),
    );
    expect(codes).toEqual(['template_unknown', 'template_no_channel', 'member_unknown']);
    await shop.run((tx) => tx.execute("DELETE FROM member_identity WHERE kind = 'openid'"));
    expect((await send()).json<ErrorBody>().code).toBe('member_unreachable');
    expect((await shop.post('/api/channels/test-send', { memberId: 'x' }, owner)).status).toBe(400);
    expect([sent, await rows(), await remaining()]).toEqual([[], [], [2]]);
  });

  it('is the owner’s, as are the purpose of a template and the words people see', async () => {
    const operator = await shop.staff('operator');
    const change = (body: object, token = owner, key = 'tier-up') =>
      shop.ask('PUT', `/api/channels/templates/${key}`, { body, token });
    expect((await shop.post('/api/channels/test-send', { memberId }, operator)).status).toBe(403);
    expect((await change({ purpose: 'marketing', wording: '有优惠告诉我' }, operator)).status).toBe(403);
    expect((await change({ purpose: 'marketing', wording: ' 有优惠告诉我 ' })).status).toBe(204);
    expect(await shop.query('SELECT purpose, wording FROM message_template')).toEqual([
      { purpose: 'marketing', wording: '有优惠告诉我' },
    ]);
    expect((await change({ purpose: 'spam', wording: 'x' })).status).toBe(400);
    expect((await change({ purpose: 'service', wording: '' })).status).toBe(400);
    expect((await change({ purpose: 'service', wording: 'x' }, owner, 'nothing')).status).toBe(404);
  });
});
