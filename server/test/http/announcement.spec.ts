import type { Home } from '@jieti/shared/api/me';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { aPurchase } from '../setup/facts.js';
import { HttpShop } from './http-shop.js';
import { RuleDesk } from './rule-desk.js';

const DAY = 86_400_000;

/** The growth card with other thresholds for gold. */
function goldAt(entry: number, keep: number): object {
  const gold = growthCard.tiers[2]!;
  const condition = { kind: 'condition', metric: 'growth', window: { kind: 'rolling', days: 365 }, op: '>=' };
  const rules = { entry: { ...condition, value: entry }, retention: { ...condition, value: keep } };
  return { tiers: growthCard.tiers.with(2, { ...gold, ...rules } as never) };
}

describe('rules that are announced', () => {
  let shop: HttpShop;
  let desk: RuleDesk;
  const home = async (memberId: number) =>
    (await shop.get('/api/me/home', shop.token('member', memberId))).json<Home>();

  beforeEach(async () => {
    shop = await HttpShop.open();
    desk = await RuleDesk.open(shop);
  });
  afterEach(() => shop.close());

  it('are nothing on the home page while there are none', async () => {
    const home1 = await home(await shop.member('lin', [aPurchase()]));
    expect(home1).toMatchObject({ announcement: null, override: null, preUpgrade: null });
  });

  it('say from when, why, what changes, and what they mean for this member (F19)', async () => {
    const recent = shop.clock.now() - 30 * DAY;
    const nearly = await shop.member('a', [aPurchase({ amountFen: 190_000, occurredAt: recent })]);
    const gold = await shop.member('b', [aPurchase({ amountFen: 400_000, occurredAt: recent })]);
    const plain = await shop.member('p', [aPurchase({ amountFen: 1_000, occurredAt: recent })]);
    await desk.tryAndPublish('2026-12-01', goldAt(1_800, 1_400));
    const [up, same] = [(await home(nearly)).announcement!, (await home(gold)).announcement!];
    expect(up).toMatchObject({ from: '2026-12-01', note: '开学季调整', tierAfter: { key: 'gold' } });
    expect(up.sentence).toBe('按今天的数字，12 月 1 日起你会升为金卡。');
    expect(up.changes.join()).toContain('1,800');
    expect(same.sentence).toBe('按今天的数字，12 月 1 日起你仍是金卡；保级条件有调整。');
    expect((await home(plain)).announcement!.sentence).toBe('按今天的数字，12 月 1 日起你是普卡，规则不影响你。');
    const before = await home(nearly);
    expect([before.tier.key, before.tier.name]).toEqual(['silver', '银卡']);
    await desk.goTo(Date.UTC(2026, 10, 30, 16));
    expect((await home(nearly)).tier.key).toBe('gold');
    expect((await home(nearly)).announcement).toBeNull();
  });

  it('keep a tier until its review, and name the day on which that ends', async () => {
    const facts = [10, 300].map((days) => aPurchase({ amountFen: 200_000, occurredAt: shop.clock.now() - days * DAY }));
    const member = await shop.member('c', facts);
    await desk.tryAndPublish('2026-12-01', goldAt(4_500, 4_200));
    const { sentence, tierAfter } = (await home(member)).announcement!;
    expect(tierAfter.key).toBe('gold');
    expect(sentence).toBe('按今天的数字，12 月 1 日起你仍是金卡；到 2027 年 1 月 25 日评定时，按新规则会调整为银卡。');
  });

  it('are gone when they are withdrawn', async () => {
    const member = await shop.member('d', [aPurchase()]);
    await desk.tryAndPublish('2026-12-01', goldAt(1_800, 1_400));
    expect((await home(member)).announcement).not.toBeNull();
    await shop.post('/api/programmes/membership/versions/2/withdraw', { reason: '改期' }, desk.token);
    expect((await home(member)).announcement).toBeNull();
  });
});
