import { businessDayOf, startOfDay } from '@jieti/shared/calendar';
import { SettlementsRepository } from '../../src/ledger/settlements.repository.js';
import { OverridesRepository } from '../../src/overrides/overrides.repository.js';
import { aPurchase } from '../setup/facts.js';
import { TillDesk } from './till-desk.js';

const zone = 'Asia/Shanghai';
const HOUR_MS = 3_600_000;
const beans = { amountFen: 12_800, category: '豆子' };
const beanPerk = { payableFen: 11_520, lines: [{ kind: 'perk', title: '豆子 9 折' }] };

let desk: TillDesk;

beforeAll(async () => {
  // An hour before midnight: what is tried on the next day stays within the clerk's shift.
  desk = await TillDesk.open((now) => startOfDay(businessDayOf(now, zone) + 1, zone) - HOUR_MS);
});
afterAll(() => desk.shop.close());

/** A floor of gold from today on, set by hand and settled; `days` null: for good. */
async function raiseToGold(id: number, days: number | null): Promise<void> {
  const overrides = desk.shop.app.get(OverridesRepository, { strict: false });
  const settlements = desk.shop.app.get(SettlementsRepository, { strict: false });
  const now = desk.shop.clock.now();
  const fromDay = businessDayOf(now, zone);
  const untilDay = days === null ? null : fromDay + days - 1;
  const order = { kind: 'floor', tier: 'gold', fromDay, untilDay, reason: '试饮官', author: 'owner' } as const;
  const decided = { memberId: id, approvedBy: null, idempotencyKey: `gold-${id}` };
  await desk.shop.run(async (tx) => {
    const members = [...(await settlements.lock(tx, [id])).values()];
    await overrides.insert(tx, { ...order, ...decided }, now);
    await settlements.settle(tx, { members, fresh: new Map(), now, announce: false, cause: 'override/1' });
  });
}

describe('the tier at the till', () => {
  it('is the one set by hand, at the price as well (F20)', async () => {
    const id = await desk.shop.member('guest', [aPurchase({ amountFen: 100 })]);
    await raiseToGold(id, null);
    const { visit, ...told } = await desk.visit(id);
    expect(told).toMatchObject({ tier: { key: 'gold' }, keep: null, hint: '会员再消费 ¥4,999 就升到铂金。' });
    expect(await desk.quote({ visit, ...beans })).toMatchObject(beanPerk);
    expect(await desk.buy({ visit, receiptNo: 'BY-HAND', ...beans })).toMatchObject({ payableFen: 11_520 });
  });

  it('is the one of this moment, though the review of the night has not come yet', async () => {
    const id = await desk.shop.member('guest-of-a-day', [aPurchase({ amountFen: 100 })]);
    await raiseToGold(id, 1);
    expect(await desk.quote({ visit: (await desk.visit(id)).visit, ...beans })).toMatchObject(beanPerk);
    desk.shop.clock.advance(HOUR_MS);
    const { visit, tier } = await desk.visit(id);
    expect(tier.key).not.toBe('gold');
    expect(await desk.quote({ visit, ...beans })).toMatchObject({ payableFen: 12_800, lines: [] });
    expect(await desk.buy({ visit, receiptNo: 'DAY-AFTER', ...beans })).toMatchObject({ payableFen: 12_800 });
  });
});
