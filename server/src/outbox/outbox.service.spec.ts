import { aCampaignMessage, aTierMessage, OutboxWorld } from '../../test/wechat/outbox-world.js';
import { inboxOnlyKeys } from './inbox-only-keys.js';
import { json } from '../../test/wechat/fake-server.js';

let world: OutboxWorld;

beforeEach(async () => {
  world = await OutboxWorld.open();
});

afterEach(() => world.close());

const refuse = (errcode: number, path = '') => {
  const accept = world.onSend;
  world.onSend = (request, response) =>
    request.path.includes(path) ? json(response, { errcode, errmsg: 'rid: 1-2-3' }) : accept(request, response);
};

describe('the ladder', () => {
  test('a service message goes by subscription while there is a consent, which it uses up', async () => {
    await world.addMembers([{ id: 1 }], { 'sub-tier': 2 });
    await world.enqueue([aTierMessage(1)]);
    await world.dispatcher().drain();
    expect(await world.rows()).toMatchObject([
      { state: 'sent', channel: 'subscription', reason: 'accepted', msgid: '3248682510344192008' },
    ]);
    expect([await world.quota(1, 'sub-tier'), await world.inboxCount()]).toEqual([1, 1]);
  });

  test('without a consent it goes by the official account', async () => {
    await world.addMembers([{ id: 1 }]);
    await world.enqueue([aTierMessage(1)]);
    await world.dispatcher().drain();
    expect(await world.rows()).toMatchObject([{ state: 'sent', channel: 'officialAccount' }]);
    expect(JSON.parse(world.sends()[0]?.body ?? '')).toMatchObject({ touser: 'oa-1', client_msg_id: '1' });
  });

  test('without an official account either, it is in the inbox', async () => {
    await world.addMembers([{ id: 1 }]);
    await world.enqueue([aTierMessage(1)]);
    await world.dispatcher({ officialAccount: null }).drain();
    expect(await world.rows()).toMatchObject([{ state: 'sent', channel: 'inbox', reason: 'no_quota' }]);
    expect([world.sends().length, await world.inboxCount()]).toEqual([0, 1]);
  });

  test.each(Object.values(inboxOnlyKeys))('a %s message is meant for the inbox, and says so', async (templateKey) => {
    await world.addMembers([{ id: 1 }], { 'sub-tier': 1 });
    await world.enqueue([aTierMessage(1, { templateKey })]);
    await world.dispatcher().drain();
    expect(await world.rows()).toMatchObject([{ state: 'sent', channel: 'inbox', reason: 'inbox_only' }]);
    expect([world.sends().length, await world.quota(1, 'sub-tier'), await world.inboxCount()]).toEqual([0, 1, 1]);
  });

  test('one whose template is gone says that instead', async () => {
    await world.addMembers([{ id: 1 }]);
    await world.enqueue([aTierMessage(1, { templateKey: 'gone' })]);
    await world.dispatcher().drain();
    expect(await world.rows()).toMatchObject([{ state: 'sent', channel: 'inbox', reason: 'template_missing' }]);
  });

  test('43101 sets the consents to none and goes on with the next channel', async () => {
    refuse(43101, 'subscribe');
    await world.addMembers([{ id: 1 }], { 'sub-tier': 3 });
    await world.enqueue([aTierMessage(1)]);
    await world.dispatcher().drain();
    expect(await world.rows()).toMatchObject([{ state: 'sent', channel: 'officialAccount', reason: 'accepted' }]);
    expect(await world.quota(1, 'sub-tier')).toBe(0);
  });

  test('when the person declines everywhere, the inbox has it and says why', async () => {
    refuse(43101, 'subscribe');
    refuse(43004, 'template');
    await world.addMembers([{ id: 1 }], { 'sub-tier': 1 });
    await world.enqueue([aTierMessage(1)]);
    await world.dispatcher().drain();
    expect(await world.rows()).toMatchObject([{ state: 'sent', channel: 'inbox', reason: 'not_follower' }]);
  });

  test.each([
    [40003, 'bad_openid'],
    [43107, 'template_banned'],
    [47003, 'bad_params'],
  ])('%i is final: failed, with the consent given back', async (errcode, reason) => {
    refuse(errcode);
    await world.addMembers([{ id: 1 }], { 'sub-campaign': 1 });
    await world.enqueue([aCampaignMessage(1)]);
    await world.dispatcher().drain();
    expect(await world.rows()).toMatchObject([{ state: 'failed', channel: 'subscription', reason, attempts: 1 }]);
    expect([await world.quota(1, 'sub-campaign'), await world.inboxCount()]).toEqual([1, 1]);
  });

  test('content that breaks the rules of the template is not even sent', async () => {
    await world.addMembers([{ id: 1 }], { 'sub-campaign': 1 });
    const content = { ...aCampaignMessage(1).content, title: '' };
    await world.enqueue([aCampaignMessage(1, { content })]);
    await world.dispatcher().drain();
    expect(await world.rows()).toMatchObject([{ state: 'failed', reason: 'bad_params' }]);
    expect([world.sends().length, await world.quota(1, 'sub-campaign')]).toEqual([0, 1]);
  });
});

describe('marketing', () => {
  test('never goes by the official account', async () => {
    await world.addMembers([{ id: 1 }]);
    await world.enqueue([aCampaignMessage(1)]);
    await world.dispatcher().drain();
    expect(await world.rows()).toMatchObject([{ state: 'sent', channel: 'inbox', reason: 'no_quota' }]);
    expect(world.sends()).toHaveLength(0);
  });

  test('never uses up the consent for a service template', async () => {
    await world.addMembers([{ id: 1 }], { 'sub-tier': 5 });
    await world.enqueue([aCampaignMessage(1, { templateKey: 'tier-up' })]);
    await world.dispatcher().drain();
    expect(await world.rows()).toMatchObject([{ state: 'sent', channel: 'inbox', reason: 'no_channel' }]);
    expect([world.sends().length, await world.quota(1, 'sub-tier')]).toEqual([0, 5]);
  });

  test('is suppressed for whoever opted out or closed the account, and leaves no trace in the inbox', async () => {
    await world.addMembers(
      [
        { id: 1, marketing: false },
        { id: 2, status: 'closed' },
      ],
      { 'sub-campaign': 1 },
    );
    await world.enqueue([aCampaignMessage(1), aCampaignMessage(2), aCampaignMessage(3)]);
    await world.dispatcher().drain();
    expect(await world.rows()).toMatchObject([
      { state: 'suppressed', reason: 'opted_out' },
      { state: 'suppressed', reason: 'closed_account' },
      { state: 'suppressed', reason: 'member_missing' },
    ]);
    expect([world.sends().length, await world.inboxCount()]).toEqual([0, 0]);
  });

  test('D223: what was chosen by what is known of a member is not sent once they opted out of that; the rest is', async () => {
    await world.addMembers([{ id: 1, personalisation: false }, { id: 2 }], { 'sub-campaign': 1 });
    const chosen = (id: number) => aCampaignMessage(id, { isTargeted: true, dedupeKey: `chosen:${id}` });
    await world.enqueue([chosen(1), chosen(2), aCampaignMessage(1)]);
    await world.dispatcher().drain();
    expect(await world.rows()).toMatchObject([
      { state: 'suppressed', reason: 'not_personalised' },
      { state: 'sent', channel: 'subscription' },
      { state: 'sent', channel: 'subscription' },
    ]);
  });

  test('service messages still reach whoever opted out of marketing', async () => {
    await world.addMembers([{ id: 1, marketing: false }], { 'sub-tier': 1 });
    await world.enqueue([aTierMessage(1)]);
    await world.dispatcher().drain();
    expect(await world.rows()).toMatchObject([{ state: 'sent', channel: 'subscription' }]);
  });
});

describe('when WeChat fails', () => {
  test.each([
    ['is busy', () => refuse(-1), 'unreachable'],
    ['answers 502', () => (world.onSend = (_, response) => json(response, {}, 502)), 'unreachable'],
    ['has had enough for today', () => refuse(45009), 'rate_limited'],
  ])('and %s, the message waits, the consent is given back, and a later try succeeds', async (_, fail, reason) => {
    const accept = world.onSend;
    fail();
    await world.addMembers([{ id: 1 }], { 'sub-tier': 1 });
    await world.enqueue([aTierMessage(1)]);
    const dispatcher = world.dispatcher();
    await dispatcher.drain();
    expect(await world.rows()).toMatchObject([{ state: 'planned', reason, attempts: 1 }]);
    expect(await world.quota(1, 'sub-tier')).toBe(1);
    world.onSend = accept;
    await dispatcher.drain();
    expect(world.sends()).toHaveLength(1);
    world.clock.advance(61_000);
    await dispatcher.drain();
    expect(await world.rows()).toMatchObject([{ state: 'sent', channel: 'subscription', attempts: 2 }]);
    expect([await world.quota(1, 'sub-tier'), await world.inboxCount()]).toEqual([0, 1]);
  });

  test('eight times in a row, the message has failed', async () => {
    refuse(-1);
    await world.addMembers([{ id: 1 }], { 'sub-tier': 1 });
    await world.enqueue([aTierMessage(1)]);
    const dispatcher = world.dispatcher();
    for (let i = 0; i < 12; i += 1) {
      await dispatcher.drain();
      world.clock.advance(3_600_000);
    }
    expect(await world.rows()).toMatchObject([{ state: 'failed', reason: 'unreachable', attempts: 8 }]);
    expect(world.sends()).toHaveLength(8);
  });

  test('to answer, nobody knows: unknown, the consent counts as used, and it is never sent again', async () => {
    world.onSend = () => undefined;
    await world.addMembers([{ id: 1 }], { 'sub-tier': 1 });
    await world.enqueue([aTierMessage(1)]);
    const dispatcher = world.dispatcher({}, 300);
    await dispatcher.drain();
    world.clock.advance(86_400_000);
    await dispatcher.drain();
    expect(await world.rows()).toMatchObject([{ state: 'unknown', channel: 'subscription', reason: 'no_reply' }]);
    expect([world.sends().length, await world.quota(1, 'sub-tier')]).toEqual([1, 0]);
  });
});

test('45009 has everybody wait: what was taken and not called goes back as it was, and is sent once later', async () => {
  const members = Array.from({ length: 200 }, (_, i) => ({ id: i + 1 }));
  await world.addMembers(members, { 'sub-campaign': 1 });
  await world.enqueue(members.map(({ id }) => aCampaignMessage(id)));
  const accept = world.onSend;
  refuse(45009);
  const dispatcher = world.dispatcher();
  await dispatcher.drain();
  const called = world.sends().length;
  expect(called).toBeLessThan(200);
  expect((await world.rows()).every((row) => row.state === 'planned')).toBe(true);
  expect((await world.rows()).filter((row) => row.attempts === 1)).toHaveLength(called);
  expect(await world.quota(200, 'sub-campaign')).toBe(1);
  await dispatcher.drain();
  expect(world.sends()).toHaveLength(called);
  world.onSend = accept;
  world.clock.advance(61_000);
  await dispatcher.drain();
  expect((await world.rows()).filter((row) => row.state !== 'sent')).toEqual([]);
  expect([world.sends().length, await world.inboxCount()]).toEqual([called + 200, 200]);
});

test('two messages never count on the same consent', async () => {
  await world.addMembers([{ id: 1 }], { 'sub-campaign': 1 });
  await world.enqueue([aCampaignMessage(1), aCampaignMessage(1, { campaignId: 8, dedupeKey: 'campaign:8:1' })]);
  await world.dispatcher().drain();
  expect(await world.rows()).toMatchObject([
    { state: 'sent', channel: 'subscription' },
    { state: 'sent', channel: 'inbox', reason: 'no_quota' },
  ]);
  expect(world.sends()).toHaveLength(1);
});

test('four dispatchers at once send every message once', async () => {
  const members = Array.from({ length: 450 }, (_, i) => ({ id: i + 1 }));
  await world.addMembers(members, { 'sub-campaign': 1 });
  await world.enqueue(members.map(({ id }) => aCampaignMessage(id)));
  await Promise.all(Array.from({ length: 4 }, () => world.dispatcher().drain()));
  expect((await world.rows()).filter((row) => row.state !== 'sent')).toEqual([]);
  const people = world.sends().map((request) => (JSON.parse(request.body) as { touser: string }).touser);
  expect([people.length, new Set(people).size]).toEqual([450, 450]);
  expect((await world.rows()).filter((row) => row.state === 'sent' && row.attempts === 1)).toHaveLength(450);
  expect(await world.inboxCount()).toBe(450);
});
