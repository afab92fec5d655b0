import { MessageTemplatesRepository } from '../../src/outbox/message-templates.repository.js';
import { ConsentBalancesQueries } from '../../src/subscriptions/consent-balances.queries.js';
import { aCampaignMessage, OutboxWorld } from '../wechat/outbox-world.js';
import { SimulatorProcess } from '../wechat/simulator-process.js';

const MEMBERS = 600;
const SEND = '/cgi-bin/message/subscribe/send';
const ids = Array.from({ length: MEMBERS }, (_, i) => i + 1);

let simulator: SimulatorProcess;
let world: OutboxWorld;
let settings: Parameters<OutboxWorld['dispatcher']>[0];

beforeAll(async () => {
  simulator = await SimulatorProcess.start({ seed: 'spoiled campaign' });
  const { appId, appSecret, templates } = await simulator.accounts();
  settings = { apiBase: simulator.base, appId, appSecret, officialAccount: null };
  world = await OutboxWorld.open();
  const { subscriptionTemplateId: templateId, title, fields } = templates.find(({ key }) => key === 'campaign')!;
  const template = { key: 'campaign', title, wording: title, subscription: { templateId, fields } };
  await world.database.transactions.run((tx) =>
    new MessageTemplatesRepository().upsertTemplates(tx, [
      { ...template, purpose: 'marketing', officialAccount: null },
    ]),
  );
  const members = ids.map((id) => ({ id }));
  await world.addMembers(members, { [templateId]: 1 });
  const { content } = aCampaignMessage(1);
  const values = { shopName: '山野咖啡', campaignName: '夏至冷萃', expiresOn: '2027-01-31', tierName: '金卡' };
  await world.enqueue(ids.map((id) => aCampaignMessage(id, { content: { ...content, values } })));
  const phones = ids.map((id) => ({ openid: `o-${id}`, name: `会员${id}`, consents: { [templateId]: 1 } }));
  await simulator.ask('POST', '/sim/phones', { phones });
  await simulator.ask('POST', '/sim/settings', { pushEvents: false });
});

afterAll(async () => {
  await world.close();
  await simulator.stop();
});

/** Messages on each phone, by openid. */
async function delivered(): Promise<ReadonlyMap<string, number>> {
  const found = new Map<string, number>();
  for (let page = 1; (page - 1) * 200 < MEMBERS; page += 1) {
    type Phones = { readonly items: readonly { readonly openid: string; readonly messages: number }[] };
    const { items } = await simulator.ask<Phones>('GET', `/sim/phones?size=200&page=${page}`);
    for (const { openid, messages } of items) found.set(openid, messages);
  }
  return found;
}

interface Ending {
  readonly member_id: number;
  readonly state: string;
  readonly channel: string | null;
  readonly reason: string;
  readonly remaining: number;
}

it('three replies in ten are spoiled: everybody ends in one outcome, nobody gets it twice (R5, I4)', async () => {
  const mix = { probability: 0.3, endpoints: [SEND, '/cgi-bin/stable_token'], seed: 'r5', milliseconds: 20 };
  await simulator.ask('POST', '/sim/faults/mix', mix);
  const dispatchers = [world.dispatcher(settings), world.dispatcher(settings)];
  const waiting = async () => (await world.rows()).some(({ state }) => state === 'planned' || state === 'sending');
  let waits = 0;
  for (; await waiting(); waits += 1) {
    await Promise.all(dispatchers.map((dispatcher) => dispatcher.drain()));
    world.clock.advance(61_000);
  }
  const phones = await delivered();
  const endings = await world.database.reader.query<Ending>(
    `SELECT o.member_id, o.state, o.channel, o.reason, q.remaining FROM outbox_message o
     JOIN subscription_quota q ON q.member_id = o.member_id`,
  );
  expect(endings).toHaveLength(MEMBERS);
  const wrong = endings.filter(({ member_id: id, state, channel, reason, remaining }) => {
    const got = phones.get(`o-${id}`) ?? 0;
    const sent = state === 'sent' && channel === 'subscription';
    const used = sent || state === 'unknown' || reason === 'refused';
    const isRight = sent ? got === 1 : state === 'unknown' ? got <= 1 : got === 0;
    return !isRight || Number(remaining) !== (used ? 0 : 1);
  });
  expect(wrong).toEqual([]);
  expect((await new ConsentBalancesQueries(world.database.reader).check()).differences).toEqual([]);
  // The mix did spoil, and 45009 made everybody wait.
  const { mix: after } = await simulator.ask<{ mix: { calls: number; taken: Record<string, number> } }>(
    'GET',
    '/sim/faults',
  );
  expect(Object.keys(after.taken).length).toBeGreaterThan(8);
  expect(waits).toBeGreaterThan(1);
  expect(endings.filter(({ state }) => state === 'sent').length).toBeGreaterThan(MEMBERS / 2);
});
