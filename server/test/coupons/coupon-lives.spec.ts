import fc from 'fast-check';
import type { CouponRefundPolicy } from '@jieti/shared/model/coupon';
import { Refusal } from '../../src/http/refusal.js';
import { insertMemberRows } from '../setup/offer-rows.js';
import { CouponDesk, operator } from './coupon-desk.js';

const DAY = 86_400_000;

let desk: CouponDesk;
let serial = 0;

beforeAll(async () => {
  desk = await CouponDesk.open();
  await desk.world.transactions.run((tx) => insertMemberRows(tx, [{ id: 1 }, { id: 2 }]));
});
afterAll(() => desk.close());

/** What a coupon must be, told without a database. */
interface Model {
  state: 'issued' | 'locked' | 'redeemed' | 'void';
  key: string | null;
  expiresAt: number;
  /** Keys whose redemption was taken back, with the answer given. */
  reversed: Map<string, string>;
  events: string[];
}

type Command =
  | { readonly kind: 'lock' | 'release' | 'redeem' | 'reverse'; readonly key: string }
  | { readonly kind: 'void' }
  | { readonly kind: 'wait'; readonly days: number };

const key = fc.constantFrom('a', 'b');
const command: fc.Arbitrary<Command> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constantFrom('lock', 'release', 'redeem', 'reverse'), key }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'void' as const }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 4 }) }) },
);
const policy: fc.Arbitrary<CouponRefundPolicy> = fc.oneof(
  fc.constant({ kind: 'returnIfValid' as const }),
  fc.record({ kind: fc.constant('returnAndExtend' as const), days: fc.integer({ min: 1, max: 9 }) }),
  fc.constant({ kind: 'forfeit' as const }),
);

/** The same command on the model; gives the answer that must come. */
function expected(
  model: Model,
  command: Command,
  at: { readonly now: number; readonly refund: CouponRefundPolicy },
): string {
  const gone = at.now >= model.expiresAt;
  const log = (event: string, answer = event) => (model.events.push(event), answer);
  switch (command.kind) {
    case 'wait':
      return 'waited';
    case 'void':
      if (model.state === 'void') return 'repeated';
      if (model.state !== 'issued') return model.state === 'locked' ? 'coupon_locked' : 'coupon_used';
      if (gone) return 'coupon_expired';
      model.state = 'void';
      return log('voided');
    case 'lock':
    case 'redeem': {
      const own = model.key === command.key;
      if (model.state === 'redeemed') return command.kind === 'redeem' && own ? 'repeated' : 'coupon_used';
      if (model.state === 'void') return 'coupon_void';
      if (model.state === 'locked' && !own) return 'coupon_locked';
      if (model.state === 'locked' && command.kind === 'lock') return 'locked';
      if (model.state === 'issued' && gone) return 'coupon_expired';
      model.state = command.kind === 'lock' ? 'locked' : 'redeemed';
      model.key = command.key;
      if (command.kind === 'redeem') model.reversed.delete(command.key);
      return log(model.state);
    }
    case 'release':
      if (model.state !== 'locked' || model.key !== command.key) return 'nothing';
      model.state = 'issued';
      model.key = null;
      return log('released');
    case 'reverse': {
      const before = model.reversed.get(command.key);
      if (before) return before;
      if (model.state !== 'redeemed' || model.key !== command.key) return 'coupon_not_redeemed';
      return reverse(model, command.key, { ...at, gone });
    }
    default:
      return command satisfies never;
  }
}

function reverse(
  model: Model,
  key: string,
  at: { readonly now: number; readonly refund: CouponRefundPolicy; readonly gone: boolean },
): string {
  const { refund, now, gone } = at;
  const answer = (text: 'returned' | 'extended' | 'forfeited') => {
    model.reversed.set(key, text);
    model.events.push(text === 'returned' ? 'reversed' : text);
    if (text !== 'forfeited') Object.assign(model, { state: 'issued', key: null });
    return text;
  };
  if (refund.kind === 'forfeit' || (refund.kind === 'returnIfValid' && gone)) return answer('forfeited');
  if (refund.kind === 'returnIfValid') return answer('returned');
  // Days of Shanghai, today being the first.
  const end = (Math.floor((now + 8 * 3_600_000) / DAY) + refund.days) * DAY - 8 * 3_600_000;
  if (end <= model.expiresAt) return answer('returned');
  model.expiresAt = end;
  return answer('extended');
}

/** The command on the real coupon. */
async function actual(couponId: number, command: Command): Promise<string> {
  const { coupons, holds, voiding } = desk.pieces;
  const { transactions, clock } = desk.world;
  const now = clock.now();
  const on = { couponId, memberId: 1, storeId: null, now };
  switch (command.kind) {
    case 'wait':
      clock.advance(command.days * DAY);
      return 'waited';
    case 'void':
      return voiding.void(couponId, { reason: '发错了' }, operator);
    case 'lock':
      await transactions.run((tx) => holds.hold(tx, { ...on, by: '许安', redeemKey: command.key }));
      return 'locked';
    case 'release': {
      const before = await logOf(couponId);
      await transactions.run((tx) => holds.release(tx, couponId, command.key, { by: '许安', now }));
      return (await logOf(couponId)).length > before.length ? 'released' : 'nothing';
    }
    case 'redeem':
      return transactions.run((tx) =>
        coupons.redeem(tx, { ...on, staff: '许安', fact: null, redeemKey: command.key, device: 'till-1' }),
      );
    case 'reverse':
      return transactions.run((tx) => coupons.reverse(tx, { ...on, redeemKey: command.key, by: '许安' }));
    default:
      return command satisfies never;
  }
}

async function logOf(couponId: number): Promise<readonly string[]> {
  const { items } = await desk.pieces.events.list({ coupon: couponId }, { beforeId: undefined, limit: 100 });
  return items.map((event) => event.kind).toReversed();
}

const answerOf = (work: Promise<string>) =>
  work.catch((error: unknown) => {
    if (error instanceof Refusal) return error.code;
    throw error;
  });

test('D147: whatever is asked of a coupon in whatever order, it does what the model does, and logs each step once', async () => {
  const answers = new Set<string>();
  const property = fc.asyncProperty(policy, fc.array(command, { maxLength: 14 }), async (refund, commands) => {
    const terms = {
      kind: 'gift',
      title: '手冲一杯',
      note: '',
      minSpendFen: 0,
      categories: [],
      stores: [],
      refund,
    } as const;
    const templateId = await desk.template({ terms, validity: { kind: 'days', days: 5, startDelayDays: 0 } });
    const couponId = await desk.coupon(1, templateId, `model:${(serial += 1)}`);
    const coupon = await desk.world.reader.query<{ expires_at: number }>('SELECT expires_at FROM coupon WHERE id = ?', [
      couponId,
    ]);
    const model: Model = {
      ...{
        state: 'issued',
        key: null,
        expiresAt: Number(coupon[0]!.expires_at),
        reversed: new Map(),
        events: ['issued'],
      },
    };
    for (const command of commands) {
      const wanted = expected(model, command, { now: desk.world.clock.now(), refund });
      const answer = await answerOf(actual(couponId, command));
      answers.add(answer);
      expect([command.kind, answer]).toEqual([command.kind, wanted]);
    }
    const [row] = await desk.world.reader.query<{ state: string; redeem_key: string | null; expires_at: number }>(
      'SELECT state, redeem_key, expires_at FROM coupon WHERE id = ?',
      [couponId],
    );
    expect({ ...row, expires_at: Number(row!.expires_at) }).toEqual({
      ...{ state: model.state, redeem_key: model.key, expires_at: model.expiresAt },
    });
    expect(await logOf(couponId)).toEqual(model.events);
    const redeemed = model.state === 'redeemed' ? 1 : 0;
    expect(await desk.stockOf(templateId)).toMatchObject({ issued: 1, held: 1, redeemed });
  });
  await fc.assert(property, { numRuns: 150 });
  for (const answer of ['redeemed', 'returned', 'extended', 'forfeited', 'voided', 'released', 'repeated'])
    expect(answers).toContain(answer);
});

test('D148: a step that is undone with its transaction leaves no trace in the log', async () => {
  const couponId = await desk.coupon(2, await desk.template(), 'undone');
  const { coupons } = desk.pieces;
  const crash = desk.world.transactions.run(async (tx) => {
    const now = desk.world.clock.now();
    await coupons.redeem(tx, { couponId, memberId: 2, storeId: null, staff: '许安', fact: null, redeemKey: 'k', now });
    throw new Error('the process ends here');
  });
  await expect(crash).rejects.toThrow('the process ends here');
  expect(await logOf(couponId)).toEqual(['issued']);
});
