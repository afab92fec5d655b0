import type { MemberSession } from '@jieti/shared/api/auth';
import { MessageTemplatesRepository } from '../../src/outbox/message-templates.repository.js';
import { OutboxRepository, type NewOutboxMessage } from '../../src/outbox/outbox.repository.js';
import { OutboxService } from '../../src/outbox/outbox.service.js';
import { SendReconciliation } from '../../src/outbox/send-reconciliation.service.js';
import { ConsentBalancesQueries } from '../../src/subscriptions/consent-balances.queries.js';
import { HttpShop } from '../http/http-shop.js';
import { aCampaignMessage, aTierMessage } from '../wechat/outbox-world.js';
import { freePort, SimulatorProcess } from '../wechat/simulator-process.js';

const OPENID = 'o-consents';
const SEND = '/cgi-bin/message/subscribe/send';

let simulator: SimulatorProcess;
let shop: HttpShop;
let member: MemberSession;
let template: string;

beforeAll(async () => {
  const port = await freePort();
  simulator = await SimulatorProcess.start({ merchant: `http://127.0.0.1:${port}` });
  const { appId, appSecret, callbacks, templates } = await simulator.accounts();
  const { miniProgram } = callbacks;
  shop = await HttpShop.open({
    wechat: { apiBase: simulator.base, appId, appSecret, callbacks: { miniProgram } },
  });
  shop.clock.set(Date.now());
  await shop.app.listen(port, '127.0.0.1');
  const { subscriptionTemplateId, title, fields } = templates.find(({ key }) => key === 'tier-up')!;
  template = subscriptionTemplateId;
  const shared = {
    title,
    wording: '等级变动和活动时通知我',
    subscription: { templateId: template, fields },
    officialAccount: null,
  };
  await shop.run((tx) =>
    new MessageTemplatesRepository().upsertTemplates(tx, [
      { ...shared, key: 'tier-up', purpose: 'service' },
      { ...shared, key: 'campaign', purpose: 'marketing' },
    ]),
  );
  await simulator.ask('POST', '/sim/phones', { phones: [{ openid: OPENID, name: '林知夏' }] });
  const { code } = await simulator.ask<{ code: string }>('POST', `/sim/phones/${OPENID}/login-code`);
  member = (await shop.post('/api/auth/join', { code, noticeVersion: 1 })).json<MemberSession>();
});

afterAll(async () => {
  await shop.close();
  await simulator.stop();
});

const left = async (): Promise<number> => {
  const { items } = (await shop.get('/api/me/subscriptions', member.token)).json<{
    items: { templateId: string; remaining: number }[];
  }>();
  return items.find((item) => item.templateId === template)!.remaining;
};

/** The member taps "allow"; the mini-program tells the shop, and so does WeChat. Waits until both have been heard. */
const allow = async (): Promise<void> => {
  await anotherSecond();
  const before = await handled();
  const body = { results: { [template]: 'accept' } };
  expect(await simulator.ask('POST', `/sim/phones/${OPENID}/quick-consent`, body)).toMatchObject({ untold: null });
  await until(async () => (await handled()) > before);
};

/** WeChat tells the moment of an event to the second; people do not tap faster. */
const anotherSecond = async (): Promise<void> => {
  const second = Math.floor(Date.now() / 1000);
  await until(() => Promise.resolve(Math.floor(Date.now() / 1000) > second));
};

const handled = async (): Promise<number> =>
  Number((await shop.query<{ n: number }>("SELECT COUNT(*) AS n FROM wechat_event WHERE state = 'handled'"))[0]!.n);

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) {
    shop.clock.set(Date.now());
    await new Promise((later) => setTimeout(later, 25));
  }
}

const send = async (message: NewOutboxMessage) => {
  await shop.run((tx) => shop.app.get(OutboxRepository, { strict: false }).enqueue(tx, [message], shop.clock.now()));
  await shop.app.get(OutboxService, { strict: false }).drain();
  const [row] = await shop.query<{ state: string; channel: string | null; reason: string | null }>(
    'SELECT state, channel, reason FROM outbox_message WHERE dedupe_key = ?',
    [message.dedupeKey],
  );
  return row;
};

const tierMessage = (dedupeKey: string) => {
  const values = { tierName: '金卡', shopName: '山野咖啡', until: '2027-11-21', expiresOn: '2027-11-21' };
  return { ...aTierMessage(member.memberId, { dedupeKey }), content: { ...aTierMessage(1).content, values } };
};
const promotion = (dedupeKey: string) => ({ ...tierMessage(dedupeKey), ...campaign });
const { kind, templateKey, campaignId } = aCampaignMessage(1);
const campaign = { kind, templateKey, campaignId };

const calls = async (): Promise<number> => {
  const stats = await simulator.ask<{ endpoints: Record<string, { calls: number }> }>('GET', '/sim/stats');
  return stats.endpoints[SEND]?.calls ?? 0;
};

it('two taps on "allow", each told by the phone and by WeChat, are two messages', async () => {
  await allow();
  await allow();
  expect(await left()).toBe(2);
});

it('two messages go out, and WeChat says that they arrived', async () => {
  for (const key of ['first', 'second'])
    expect(await send(tierMessage(key))).toEqual({ state: 'sent', channel: 'subscription', reason: 'accepted' });
  const phone = await simulator.phone(OPENID);
  expect([phone.messages.length, phone.consents[template], await left()]).toEqual([2, 0, 0]);
  const open = 'SELECT id FROM outbox_message WHERE confirmed_at IS NULL';
  // WeChat's word may have come before its reply was written.
  const reconciliation = shop.app.get(SendReconciliation, { strict: false });
  await until(async () => {
    await reconciliation.run();
    return (await shop.query(open)).length === 0;
  });
});

it('the third is no_quota, without a call', async () => {
  const before = await calls();
  expect(await send(tierMessage('third'))).toEqual({ state: 'sent', channel: 'inbox', reason: 'no_quota' });
  expect([await calls(), before]).toEqual([2, 2]);
});

it('the last consent is kept for a tier at risk: a promotion is reserved, the warning goes out', async () => {
  await allow();
  expect(await send(promotion('promotion'))).toEqual({ state: 'suppressed', channel: null, reason: 'reserved' });
  expect(await calls()).toBe(2);
  const warning = { ...tierMessage('warning'), kind: 'tierGrace' } as const;
  expect(await send(warning)).toEqual({ state: 'sent', channel: 'subscription', reason: 'accepted' });
  expect((await simulator.phone(OPENID)).messages).toHaveLength(3);
});

it('with two, a promotion takes the first', async () => {
  await allow();
  await allow();
  expect(await send(promotion('second promotion'))).toMatchObject({ state: 'sent', channel: 'subscription' });
  expect(await left()).toBe(1);
});

it('what the member withdraws in the settings of WeChat is gone', async () => {
  await anotherSecond();
  const before = await calls();
  await simulator.ask('POST', `/sim/phones/${OPENID}/withdraw`, { templateIds: [template] });
  await until(async () => (await left()) === 0);
  expect(await send(tierMessage('after'))).toEqual({ state: 'sent', channel: 'inbox', reason: 'no_quota' });
  expect(await calls()).toBe(before);
});

it('and every balance is the sum of its entries', async () => {
  const { balances, differences } = await shop.app.get(ConsentBalancesQueries, { strict: false }).check();
  expect({ balances, differences }).toEqual({ balances: 1, differences: [] });
});
