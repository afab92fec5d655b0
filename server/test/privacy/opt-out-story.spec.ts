import type { Campaign } from '@jieti/shared/api/campaigns';
import type { Home } from '@jieti/shared/api/me';
import { OutboxService } from '../../src/outbox/outbox.service.js';
import { HttpShop } from '../http/http-shop.js';
import { aPurchase } from '../setup/facts.js';

describe('opting out keeps the tier (C-V5)', () => {
  let shop: HttpShop;
  let operator: string;

  beforeAll(async () => {
    shop = await HttpShop.open();
    operator = await shop.staff('operator');
    const columns = ['template_key', 'title', 'purpose', 'wording'];
    await shop.run((tx) =>
      tx.insertRows('message_template', columns, [['campaign', '活动通知', 'marketing', '本店活动']]),
    );
  });
  afterAll(() => shop.close());

  const home = async (id: number) => (await shop.get('/api/me/home', shop.token('member', id))).json<Home>();
  const choose = (id: number, purpose: string, granted: boolean) =>
    shop.ask('PUT', `/api/me/privacy/${purpose}`, {
      token: shop.token('member', id),
      body: { granted, noticeVersion: 1 },
    });
  const told = (id: number) =>
    shop.query<{ state: string; reason: string }>(
      "SELECT state, reason FROM outbox_message WHERE member_id = ? AND kind = 'campaign' ORDER BY id",
      [id],
    );

  async function send(tiers: readonly string[]): Promise<void> {
    const offers = tiers.map((tier) => ({ tier, title: '周末', body: '第二杯半价', couponTemplateId: null }));
    const draft = { name: '周末', messageTemplateKey: 'campaign', offers };
    const { id } = (await shop.post('/api/campaigns', draft, operator)).json<Campaign>();
    expect((await shop.post(`/api/campaigns/${id}/launch`, undefined, operator)).status).toBe(200);
    while ((await shop.get(`/api/campaigns/${id}`, operator)).json<Campaign>().state === 'running')
      await new Promise((resolve) => setTimeout(resolve, 50));
  }

  it('D223: marketing off stops every offer, personalisation off those that choose; tier and perks stay; on again all come', async () => {
    const id = await shop.member('gold', [aPurchase({ amountFen: 210_000 })]);
    const before = await home(id);
    expect(before.tier.key).toBe('gold');
    await choose(id, 'personalisation', false);
    await send(['gold']);
    await send(['plain', 'silver', 'gold', 'platinum']);
    await choose(id, 'marketing', false);
    await send(['plain', 'silver', 'gold', 'platinum']);
    expect((await told(id)).map(({ state, reason }) => `${state} ${reason}`)).toEqual([
      'suppressed not_personalised',
      expect.stringMatching(/^sent /),
      'suppressed opted_out',
    ]);
    const { tier, perks, until, offers } = await home(id);
    expect(offers).toEqual([]);
    expect({ tier, perks, until }).toEqual({ tier: before.tier, perks: before.perks, until: before.until });
    await choose(id, 'personalisation', true);
    await choose(id, 'marketing', true);
    await send(['gold']);
    expect((await told(id)).at(-1)?.state).toBe('sent');
  });

  it('D223: a message that waits is stopped by a no that comes before it is sent', async () => {
    const id = await shop.member('waiting', [aPurchase({ amountFen: 210_000 })]);
    const content = JSON.stringify({ title: '周末', body: '', page: '', values: {} });
    const later = shop.clock.now() + 60_000;
    const columns = [
      'member_id',
      'kind',
      'template_key',
      'content',
      'targeted',
      'dedupe_key',
      'state',
      'attempts',
      'due_at',
      'created_at',
    ];
    await shop.run((tx) =>
      tx.insertRows('outbox_message', columns, [
        [id, 'campaign', 'campaign', content, true, 'waits', 'planned', 0, later, 1],
      ]),
    );
    await choose(id, 'personalisation', false);
    shop.clock.advance(120_000);
    await shop.app.get(OutboxService, { strict: false }).drain();
    expect(await told(id)).toEqual([{ state: 'suppressed', reason: 'not_personalised' }]);
  });
});
