import type { CheckInCalendar, CheckInOutcome } from '@jieti/shared/api/community';
import { formatDay, parseDay, startOfDay } from '@jieti/shared/calendar';
import { HttpShop } from '../http/http-shop.js';
import { anEngagement } from '../setup/facts.js';

const zone = 'Asia/Shanghai';
const first = parseDay('2026-10-05')!;
/** Through the end of October, the end of summer time in Los Angeles on 1 November, and into November. */
const DAYS = 35;
const MISSED = 20;
const HOUR = 3_600_000;

// A program of its own: prints what a member's check-ins come to on a server whose machine stands where TZ says.
const shop = await HttpShop.open();
try {
  shop.clock.set(startOfDay(first, zone) - HOUR);
  const follow = anEngagement({ activity: 'follow', occurredAt: shop.clock.now() });
  const memberId = await shop.member('walker', [follow]);
  const rows: (readonly [string, number, number])[] = [];
  for (let i = 0; i < DAYS; i++) {
    if (i === MISSED) continue;
    const day = first + i;
    // By turns in the first and the last second of the shop's day: on the machine's day before, or the same.
    shop.clock.set(i % 2 === 0 ? startOfDay(day, zone) : startOfDay(day + 1, zone) - 1000);
    const outcome = (await shop.post('/api/me/check-ins', {}, shop.token('member', memberId))).json<CheckInOutcome>();
    if (outcome.today !== formatDay(day)) throw new Error(`${outcome.today} is not ${formatDay(day)}`);
    rows.push([outcome.today.slice(5), outcome.current, outcome.gained]);
  }
  const token = shop.token('member', memberId);
  const month = async (text: string) =>
    (await shop.get(`/api/me/check-ins?month=${text}`, token)).json<CheckInCalendar>();
  const [october, november] = [await month('2026-10'), await month('2026-11')];
  process.stdout.write(
    JSON.stringify({
      // Minutes west of Greenwich in winter: that the process really stands where the test says.
      machine: new Date(2026, 11, 1).getTimezoneOffset() || 0,
      bonus: rows.filter(([, , gained]) => gained > 2).map(([day]) => day),
      last: rows.at(-1),
      october: october.days.length,
      november: november.days.length,
      longest: november.longest,
      streaks: (await shop.query("SELECT 1 FROM fact WHERE external_id LIKE 'streak:%'")).length,
    }),
  );
} finally {
  await shop.close();
}
