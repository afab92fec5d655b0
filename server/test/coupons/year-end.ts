import type { Claimed } from '@jieti/shared/api/claims';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import type { MyCoupons } from '@jieti/shared/api/me';
import type { Quote, Visit } from '@jieti/shared/api/till';
import { TillDesk } from '../http/till-desk.js';

const terms = { kind: 'cashOff', title: '满 98 减 20', amountFen: 2000, minSpendFen: 9800 };
const validity = { kind: 'fixed', from: '2026-12-10', to: '2026-12-31' };
const claim = { from: null, until: null, tiers: [], pointsPrice: 0 };

/** A new member claims the coupon and, at `text` on the shop's clock, shows the code at the till and pays with it. */
async function useAt(desk: TillDesk, templateId: number, text: string) {
  const { shop } = desk;
  shop.clock.set(Date.parse('2026-12-01T12:00:00+08:00'));
  const memberId = await desk.goldMember();
  const token = () => shop.token('member', memberId);
  const claimed = await shop.post('/api/me/claims', { templateId, idempotencyKey: `year-end-${memberId}` }, token());
  const { coupon } = claimed.json<Claimed>();
  shop.clock.set(Date.parse(`${text}+08:00`));
  // Sessions end within the day: the clerk signs in again.
  const clerk = await shop.staff('clerk');
  const ask = (path: string, body: object) => desk.post(path, body, clerk);
  const { visit, coupons } = (await ask('identify', { code: desk.code(memberId) })).json<Visit>();
  const bill = { visit, amountFen: 10_000, couponIds: [coupon.id] };
  const quote = (await ask('quote', bill)).json<Quote>();
  return {
    at: text,
    usableHere: coupons.some(({ id, usableHere }) => id === coupon.id && usableHere),
    payableFen: quote.payableFen,
    problems: quote.problems.map(({ code }) => code),
    purchase: await desk.refusal('purchases', { ...bill, receiptNo: `Y-${memberId}` }, clerk),
    ...(await shelfOf(desk, token(), coupon.id)),
  };
}

/** In which parts of the member's own list the coupon stands. */
async function shelfOf({ shop }: TillDesk, token: string, couponId: number) {
  const shelves: string[] = [];
  for (const state of ['usable', 'used', 'expired']) {
    const { items } = (await shop.get(`/api/me/coupons?state=${state}`, token)).json<MyCoupons>();
    if (items.some(({ id }) => id === couponId)) shelves.push(state);
  }
  return { shelves };
}

const moments = [
  '2026-12-09T23:59:59',
  '2026-12-10T00:00:00',
  '2026-12-31T23:59:59',
  '2026-12-31T23:59:59.999',
  '2027-01-01T00:00:00',
];

// A program of its own: prints what the doors of a server say around the two ends of a coupon of 10 to 31 December.
const desk = await TillDesk.open();
try {
  const made = await desk.shop.post(
    '/api/coupon-templates',
    { terms, validity, stockTotal: null, perMember: 1, claim },
    await desk.shop.staff('operator'),
  );
  const { id } = made.json<CouponTemplate>();
  const uses = [];
  for (const text of moments) uses.push(await useAt(desk, id, text));
  // Seconds east of Greenwich: that the process really stands where the test says.
  process.stdout.write(JSON.stringify({ machine: -60 * new Date(0).getTimezoneOffset() || 0, uses }));
} finally {
  await desk.shop.close();
}
