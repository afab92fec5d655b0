import type { CheckInCalendar, CheckInOutcome } from '@jieti/shared/api/community';
import { parseDay, startOfDay } from '@jieti/shared/calendar';
import { aPurchase } from '../setup/facts.js';
import { HttpShop } from './http-shop.js';

const DAY = 86_400_000;
const shanghai = (day: string) => startOfDay(parseDay(day)!, 'Asia/Shanghai');

describe('check-ins', () => {
  let shop: HttpShop;
  let mine: string;

  const checkIn = async () => (await shop.post('/api/me/check-ins', {}, mine)).json<CheckInOutcome>();
  const month = async (text: string) =>
    (await shop.get(`/api/me/check-ins?month=${text}`, mine)).json<CheckInCalendar>();

  beforeAll(async () => {
    shop = await HttpShop.open();
    mine = shop.token('member', await shop.member('lin', [aPurchase({ amountFen: 100 })]));
    shop.clock.set(shanghai('2026-06-24') + DAY - 1);
  });
  afterAll(() => shop.close());

  it('count once on the day of the shop, whatever day it is in Greenwich', async () => {
    expect(await checkIn()).toMatchObject({ today: '2026-06-24', isNew: true, gained: 2, current: 1 });
    expect(await checkIn()).toMatchObject({ isNew: false, gained: 0, current: 1 });
    shop.clock.set(shanghai('2026-06-25'));
    expect(await checkIn()).toMatchObject({ today: '2026-06-25', isNew: true, gained: 2, current: 2 });
  });

  it('count once when two phones press at once', async () => {
    shop.clock.set(shanghai('2026-06-26') + 1000);
    const outcomes = await Promise.all([checkIn(), checkIn(), checkIn(), checkIn()]);
    expect(outcomes.filter((outcome) => outcome.isNew)).toHaveLength(1);
    expect(outcomes.map((outcome) => outcome.current)).toEqual([3, 3, 3, 3]);
  });

  it('make a row over the end of a month, and the seventh day is an activity of its own', async () => {
    for (const day of ['27', '28', '29', '30']) {
      shop.clock.set(shanghai(`2026-06-${day}`) + 12 * 3_600_000);
      await checkIn();
    }
    const streaks = await shop.query("SELECT 1 FROM fact WHERE external_id LIKE 'streak:%'");
    expect(streaks).toHaveLength(1);
    shop.clock.set(shanghai('2026-07-01'));
    expect(await checkIn()).toMatchObject({ month: '2026-07', days: ['2026-07-01'], current: 8, untilBonus: 6 });
    expect(await month('2026-06')).toMatchObject({
      days: ['24', '25', '26', '27', '28', '29', '30'].map((day) => `2026-06-${day}`),
      longest: 8,
    });
  });

  it('begin again after a missed day', async () => {
    shop.clock.set(shanghai('2026-07-03'));
    expect(await checkIn()).toMatchObject({ current: 1, longest: 8 });
  });

  it.each(['2026-13', '2026', '202607'])('refuse a month like %s', async (text) => {
    expect((await shop.get(`/api/me/check-ins?month=${text}`, mine)).status).toBe(400);
  });
});
