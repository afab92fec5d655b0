import type { Home } from '@jieti/shared/api/me';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { ProgrammesService } from '../../src/programmes/programmes.service.js';
import { aPurchase } from '../setup/facts.js';
import { HttpShop } from './http-shop.js';

const DAY = 86_400_000;

describe('what stands beside the tier on the home page', () => {
  let shop: HttpShop;
  const home = async (memberId: number) =>
    (await shop.get('/api/me/home', shop.token('member', memberId))).json<Home>();

  beforeEach(async () => {
    shop = await HttpShop.open({ programme: false });
    const { version: _, effectiveFrom: __, ...draft } = growthCard;
    const provisional = { ...draft, refundPolicy: 'provisional', returnWindowDays: 7 } as const;
    await shop.app
      .get(ProgrammesService, { strict: false })
      .publish({ draft: provisional, effectiveFrom: Date.UTC(2020, 0, 1), by: 'test', note: 'first' });
  });
  afterEach(() => shop.close());

  it('names the tier that orders within their return window would give, and the day (F18)', async () => {
    const bought = shop.clock.now() - DAY;
    const member = await shop.member('lin', [aPurchase({ amountFen: 250_000, occurredAt: bought })]);
    const { tier, preUpgrade } = await home(member);
    expect([tier.key, preUpgrade?.tier.key]).toEqual(['plain', 'gold']);
    expect(preUpgrade).toMatchObject({ on: '2026-11-28' });
    expect(preUpgrade!.sentence).toBe('退货期过后没有退货，2026 年 11 月 28 日升为金卡。');
  });

  it('says what the shop gives by hand, until when, and what the figures give (F20)', async () => {
    const member = await shop.member('lin', [aPurchase()]);
    const body = {
      kind: 'floor',
      tier: 'gold',
      until: '2026-12-31',
      reason: '开业老客补偿',
      idempotencyKey: 'beside-tier-1',
    };
    const owner = await shop.staff('owner');
    expect((await shop.post(`/api/members/${member}/overrides`, body, owner)).status).toBeLessThan(300);
    const { tier, override, perks } = await home(member);
    expect(tier.key).toBe('gold');
    expect(override).toEqual({
      kind: 'floor',
      until: '2026-12-31',
      sentence: '门店为你保留金卡，到 2026 年 12 月 31 日；之后按消费计算，现在算是普卡。',
    });
    expect(perks.map((perk) => perk.title)).toContain('豆子 9 折');
  });
});
