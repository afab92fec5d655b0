import type { MemberSession } from '@jieti/shared/api/auth';
import type { OrderPayment } from '@jieti/shared/api/me';
import { MemberCodes } from '../../src/members/member-codes.js';
import type { Answer } from '../http/http-shop.js';
import { BillShop } from '../stories/bill-shop.js';

let shop: BillShop;
let people = 0;

beforeAll(async () => {
  shop = await BillShop.open();
});
afterAll(() => shop.close());

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Somebody who may leave, and what a till knows them by. */
async function aLeaver() {
  const me: MemberSession = await shop.member(`o-leaver-${(people += 1)}`);
  const [row] = await shop.shop.query<{ card_no: string }>('SELECT card_no FROM member WHERE id = ?', [me.memberId]);
  const body = { confirm: row!.card_no.slice(-4), requestKey: `leaves-for-good-${people}` };
  const close = () => shop.shop.post('/api/me/closing', body, me.token);
  return { ...me, cardNo: row!.card_no, close };
}
type Leaver = Awaited<ReturnType<typeof aLeaver>>;

/** Both wait behind somebody who holds the member's row, and are let go together: nothing they looked up first is left. */
async function atOnce(leaver: Leaver, asks: readonly (() => Promise<Answer>)[]): Promise<readonly Answer[]> {
  let open = () => {};
  const gate = new Promise<void>((done) => (open = done));
  const lock = process.env['DATABASE_URL'] ? ' FOR UPDATE' : '';
  const held = shop.shop.run(async (tx) => {
    await tx.query(`SELECT id FROM member WHERE id = ?${lock}`, [leaver.memberId]);
    await gate;
  });
  const answers: Promise<Answer>[] = [];
  for (const ask of asks) {
    answers.push(ask());
    await pause(40);
  }
  open();
  await held;
  return Promise.all(answers);
}

interface Books {
  readonly orders: number;
  readonly bills: number;
  readonly purchases: number;
}

async function openBooksOf({ memberId }: Leaver): Promise<Books> {
  const count = async (sql: string) => Number((await shop.shop.query<{ n: number }>(sql, [memberId]))[0]!.n);
  return {
    orders: await count("SELECT COUNT(*) AS n FROM pay_order WHERE member_id = ? AND state = 'created'"),
    bills: await count("SELECT COUNT(*) AS n FROM pay_bill WHERE member_id = ? AND state = 'open'"),
    purchases: await count("SELECT COUNT(*) AS n FROM fact WHERE member_id = ? AND kind = 'purchase'"),
  };
}

const NOTHING = { orders: 0, bills: 0, purchases: 0 };
const codeOf = (answer: Answer) => (answer.status < 300 ? 'done' : answer.json<{ code: string }>().code);

/** What may be written for a member in that instant, and what the one who comes too late hears. */
const writers: readonly {
  readonly name: string;
  readonly prepare: (leaver: Leaver) => Promise<() => Promise<Answer>>;
  readonly late: string;
  readonly written: Partial<Books>;
  /** What it means for the closing that comes after. */
  readonly closing: 'closing_blocked' | 'done';
}[] = [
  {
    name: 'an order of their own',
    prepare:
      async ({ token }) =>
      () =>
        shop.shop.post('/api/me/orders', { amountFen: 1200, description: '会员付款', storeId: 'anfu' }, token),
    ...{ late: 'not_signed_in', written: { orders: 1 }, closing: 'closing_blocked' },
  },
  {
    name: 'a bill of the till, to be paid by WeChat',
    prepare: async ({ memberId }) => {
      const visit = await shop.visit(memberId);
      return () => shop.ask({ visit });
    },
    ...{ late: 'member_unknown', written: { bills: 1 }, closing: 'closing_blocked' },
  },
  {
    name: 'a sale at the till',
    prepare: async ({ memberId }) => {
      const visit = await shop.visit(memberId);
      const sale = { visit, receiptNo: `R-${memberId}`, amountFen: 12_000 };
      return () => shop.shop.post('/api/till/purchases', sale, shop.clerk);
    },
    ...{ late: 'member_unknown', written: { purchases: 1 }, closing: 'done' },
  },
];

describe.each(writers)('$name in the instant of closing', ({ prepare, late, written, closing }) => {
  it('D228: comes too late when the account is closed first, and nothing is written', async () => {
    const leaver = await aLeaver();
    const write = await prepare(leaver);
    const [closed, answer] = await atOnce(leaver, [leaver.close, write]);
    expect([codeOf(closed!), codeOf(answer!)]).toEqual(['done', late]);
    expect(await openBooksOf(leaver)).toEqual(NOTHING);
  });

  it('D228: stands when it was first, and the closing knows it', async () => {
    const leaver = await aLeaver();
    const write = await prepare(leaver);
    const [answer, closed] = await atOnce(leaver, [write, leaver.close]);
    expect([codeOf(answer!), codeOf(closed!)]).toEqual(['done', closing]);
    expect(await openBooksOf(leaver)).toEqual({ ...NOTHING, ...written });
  });

  it('D228: is either written or refused, in whatever order both arrive', async () => {
    for (let round = 0; round < 12; round += 1) {
      const leaver = await aLeaver();
      const write = await prepare(leaver);
      const after = async (ms: number, ask: () => Promise<Answer>) => {
        await pause(ms);
        return ask();
      };
      const [answer, closed] = await Promise.all([after(round % 4, write), after((round * 3) % 7, leaver.close)]);
      const stands = codeOf(answer) === 'done';
      expect(await openBooksOf(leaver)).toEqual(stands ? { ...NOTHING, ...written } : NOTHING);
      if (stands && closing === 'closing_blocked') expect(codeOf(closed)).toBe('closing_blocked');
      if (!stands) expect([[late, 'not_signed_in'].includes(codeOf(answer)), codeOf(closed)]).toEqual([true, 'done']);
    }
  });
});

describe('money that is on its way in the instant of closing', () => {
  /** An order the member could pay, and WeChat Pay’s word that they did. */
  async function paying(leaver: Leaver) {
    const order = { amountFen: 1200, description: '会员付款', storeId: 'anfu' };
    const placed = await shop.shop.post('/api/me/orders', order, leaver.token);
    const { outTradeNo } = placed.json<OrderPayment>();
    expect(shop.platform.pay(outTradeNo)).toBe(true);
    return () => shop.tell(outTradeNo);
  }

  it('D228: a payment that is told first is in the books, and the account closes after it', async () => {
    const leaver = await aLeaver();
    const tell = await paying(leaver);
    const [told, closed] = await atOnce(leaver, [tell, leaver.close]);
    expect([told!.status, codeOf(closed!)]).toEqual([204, 'done']);
    expect(await openBooksOf(leaver)).toEqual({ ...NOTHING, purchases: 1 });
  });

  it('D228: a closing that is first finds the order open and waits for the money', async () => {
    const leaver = await aLeaver();
    const tell = await paying(leaver);
    const [closed, told] = await atOnce(leaver, [leaver.close, tell]);
    expect([codeOf(closed!), told!.status]).toEqual(['closing_blocked', 204]);
    expect(await openBooksOf(leaver)).toEqual({ ...NOTHING, purchases: 1 });
    expect(codeOf(await leaver.close())).toBe('done');
  });

  it('D228: told late and many times at once, the money of somebody who left is entered once, under the card number', async () => {
    const leaver = await aLeaver();
    const tell = await paying(leaver);
    shop.shop.clock.advance(3 * 3_600_000);
    const told = await atOnce(leaver, [leaver.close, ...Array.from({ length: 8 }, () => tell)]);
    expect(new Set(told.slice(1).map(({ status }) => status))).toEqual(new Set([204]));
    expect(codeOf(told[0]!)).toBe('done');
    expect(await openBooksOf(leaver)).toEqual({ ...NOTHING, purchases: 1 });
    const [row] = await shop.shop.query<{ status: string; name: string }>(
      'SELECT status, name FROM member WHERE id = ?',
      [leaver.memberId],
    );
    expect(row).toEqual({ status: 'closed', name: '' });
  });

  it('D228: a purchase noted without a network says that nobody has the card any more', async () => {
    const leaver = await aLeaver();
    shop.shop.clock.advance(60_000);
    const takenAt = shop.shop.clock.now();
    const [code] = shop.shop.app.get(MemberCodes, { strict: false }).issueCodes(leaver.memberId, takenAt);
    const item = { code: code!.code, takenAt, receiptNo: `OFF-${leaver.memberId}`, amountFen: 900 };
    const items = [{ ...item, idempotencyKey: `offline-${leaver.memberId}` }];
    const deliver = () => shop.shop.post('/api/till/offline-purchases', { items }, shop.clerk);
    const [closed, delivered] = await atOnce(leaver, [leaver.close, deliver]);
    expect(codeOf(closed!)).toBe('done');
    expect(delivered!.text).toContain('member_unknown');
    expect(await openBooksOf(leaver)).toEqual(NOTHING);
  });
});
