import type { Distribution } from '@jieti/shared/api/what-if';
import type { ErrorBody } from '@jieti/shared/api/errors';
import type { FactInput } from '../../src/facts/fact-input.js';
import { FoldedFiguresQueries } from '../../src/rule-health/folded-figures.queries.js';
import { SummedFiguresQueries } from '../../src/rule-health/summed-figures.queries.js';
import type { Figure } from '../../src/rule-health/figure.js';
import { aPurchase, aRefund, anEngagement } from '../setup/facts.js';
import { HttpShop } from './http-shop.js';

const DAY = 86_400_000;
const ZONE = 'Asia/Shanghai';

/** Orders over two years, some given back in part, in full, too much, or without naming the order. */
function aHistory(seed: number, now: number): FactInput[] {
  const at = (i: number) => now - (((seed * 97 + i * 131) % 700) + 1) * DAY - ((seed * 7) % 24) * 3_600_000;
  return Array.from({ length: 1 + (seed % 6) }, (_, i) => {
    const order = aPurchase({ amountFen: 1_000 + ((seed * 7919 + i * 104_729) % 90_000), occurredAt: at(i) });
    const part = [0, 0.3, 1, 0][(seed + i) % 4]!;
    const later = Math.min(now - 1000, order.occurredAt + 20 * DAY);
    return [
      order,
      ...(part > 0 ? [aRefund({ amountFen: Math.round(order.amountFen * part), occurredAt: later, order })] : []),
      ...((seed + i) % 5 === 0 ? [aRefund({ amountFen: 700, occurredAt: later })] : []),
      ...(i === 0 ? [anEngagement({ occurredAt: at(i + 3) })] : []),
    ];
  }).flat();
}

describe('how a figure is spread over members', () => {
  let shop: HttpShop;
  let token: string;
  const ask = (query: object, programme = 'membership') =>
    shop.post(`/api/programmes/${programme}/distribution`, query, token);

  beforeAll(async () => {
    shop = await HttpShop.open();
    token = await shop.staff('operator');
    for (let seed = 1; seed <= 24; seed += 1) await shop.member(`m${seed}`, aHistory(seed, shop.clock.now()));
  });
  afterAll(() => shop.close());

  it('is the same number whether the database adds up or the rules fold', async () => {
    const range = { first: 1, last: 1000 };
    const at = { now: shop.clock.now(), day: Math.floor((shop.clock.now() + 8 * 3_600_000) / DAY) };
    const day = { ...at, timeZone: ZONE, programme: 'membership' };
    const windows: Figure['window'][] = [
      { kind: 'lifetime' },
      { kind: 'rolling', days: 365 },
      { kind: 'rolling', days: 90 },
      { kind: 'calendarYear' },
      { kind: 'calendarQuarter' },
      { kind: 'calendarMonth' },
    ];
    const [summed, folded] = [
      shop.app.get(SummedFiguresQueries, { strict: false }),
      shop.app.get(FoldedFiguresQueries, { strict: false }),
    ];
    for (const window of windows)
      for (const metric of ['netSpend', 'growth', 'orderCount', 'averageOrder', 'ordersPerMonth'] as const) {
        const figure = { metric, window };
        if (!summed.reads(figure)) continue;
        const [sums, folds] = [await summed.read(figure, range, day), await folded.read(figure, range, day)];
        const both = [...folds].map(([id, value]) => [id, sums.get(id) ?? 0, value]);
        expect([metric, window, both.filter(([, sum, fold]) => Math.abs(sum! - fold!) > 1e-9)]).toEqual([
          ...[metric, window, []],
        ]);
        expect(both).toHaveLength(24);
      }
  });

  it('answers with bars by tier and a value at every percent', async () => {
    const answer = await ask({ metric: 'growth', window: { kind: 'rolling', days: 365 } });
    const { label, unit, members, bins, quantiles, sampled } = answer.json<Distribution>();
    expect({ label, unit, members, sampled }).toEqual({
      ...{ label: '近 365 天成长值', unit: 'growth', members: 24, sampled: false },
    });
    expect(bins.reduce((sum, bin) => sum + bin.members, 0)).toBe(24);
    expect(quantiles).toHaveLength(101);
    const tiers = await shop.query<{ tier: string; n: number }>('SELECT tier, COUNT(*) AS n FROM member GROUP BY tier');
    for (const { tier, n } of tiers) expect(bins.reduce((sum, bin) => sum + (bin.tiers[tier] ?? 0), 0)).toBe(Number(n));
  });

  it('reads what SQL cannot by the rules, and changes with the next fact', async () => {
    const visits = { metric: 'visitDays', window: { kind: 'membershipYear' } };
    const before = (await ask(visits)).json<Distribution>();
    expect(before.members).toBe(24);
    await shop.member('m1', [aPurchase({ occurredAt: shop.clock.now() - 1000 })]);
    shop.clock.advance(1000);
    await shop.member('new', [aPurchase({ occurredAt: shop.clock.now() - 1000 })]);
    expect((await ask(visits)).json<Distribution>().members).toBe(25);
  });

  it('is refused for a ladder or a figure that is not there', async () => {
    expect((await ask({ metric: 'growth', window: { kind: 'lifetime' } }, 'none')).status).toBe(404);
    const unknown = await ask({ metric: 'income', window: { kind: 'lifetime' } });
    expect([unknown.status, unknown.json<ErrorBody>().details?.[0]?.field]).toEqual([400, 'metric']);
  });
});
