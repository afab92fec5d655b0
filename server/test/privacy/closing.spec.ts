import type { ClosedAccount, ClosingPreview } from '@jieti/shared/api/privacy';
import { VerifyService } from '../../src/ledger/verify.service.js';
import { InvitationCodes } from '../../src/community/invitation-codes.js';
import { HttpShop } from '../http/http-shop.js';
import { aFullLife } from './full-life.js';
import { aShopWithEverything } from './shop-with-everything.js';

describe('a member leaves', () => {
  let shop: HttpShop;
  let marks = 0;

  beforeAll(async () => {
    shop = await HttpShop.open();
    await aShopWithEverything(shop);
  });
  afterAll(() => shop.close());

  /** Somebody with a full life, who may ask. */
  async function aLeaver() {
    const mark = `L${(marks += 1)}X`;
    const id = await aFullLife(shop, mark);
    const token = shop.token('member', id);
    const [row] = await shop.query<{ card_no: string }>('SELECT card_no FROM member WHERE id = ?', [id]);
    const close = (body: object = {}) =>
      shop.post('/api/me/closing', { confirm: row!.card_no.slice(-4), requestKey: `close-${mark}`, ...body }, token);
    return { id, mark, token, close, preview: () => shop.get('/api/me/closing', token) };
  }

  /** Tables in which a text of this member still stands. */
  async function placesOf(mark: string): Promise<readonly string[]> {
    const tables = await shop.query<{ name: string }>(tableNames());
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await shop.query<Record<string, unknown>>(`SELECT * FROM ${name}`);
      if (rows.some((row) => JSON.stringify(Object.values(row)).includes(mark))) found.push(name);
    }
    return found.sort();
  }

  it('D227: what is lost is told before; nothing has happened by looking', async () => {
    const { id, preview } = await aLeaver();
    const told = (await preview()).json<ClosingPreview>();
    expect(told).toMatchObject({ coupons: 1, signUps: 1, invitations: 1, blockedBy: [], tierName: expect.any(String) });
    expect(told.cardTail).toMatch(/^\d{4}$/);
    expect(await shop.query('SELECT status FROM member WHERE id = ?', [id])).toEqual([{ status: 'active' }]);
  });

  it('D227: the last four digits of the card confirm it, and nothing else does', async () => {
    const { close, token } = await aLeaver();
    const [wrong, malformed] = [await close({ confirm: 'abcd' }), await close({ confirm: '12345' })];
    expect([wrong.status, malformed.status]).toEqual([400, 400]);
    const [row] = await shop.query<{ n: number }>('SELECT COUNT(*) AS n FROM account_closure');
    const other = await close({ confirm: '0000' });
    if (other.status !== 200) expect(other.json()).toMatchObject({ code: 'closing_confirm_wrong' });
    expect(Number(row!.n)).toBe(0);
    expect((await shop.get('/api/me/home', token)).status).toBe(200);
  });

  it('D228: an order being paid, or a refund under way, comes first', async () => {
    const { id, close, preview } = await aLeaver();
    const until = shop.clock.now() + 600_000;
    await shop.run((tx) =>
      tx.execute("UPDATE pay_order SET state = 'created', expires_at = ? WHERE member_id = ?", [until, id]),
    );
    expect((await preview()).json<ClosingPreview>().blockedBy.map(({ kind }) => kind)).toEqual(['orderBeingPaid']);
    expect((await close()).json()).toMatchObject({ code: 'closing_blocked' });
    await shop.run((tx) =>
      tx
        .execute("UPDATE pay_order SET state = 'paid' WHERE member_id = ?", [id])
        .then(() =>
          tx.execute(
            "UPDATE pay_refund SET state = 'processing' WHERE out_trade_no = (SELECT out_trade_no FROM pay_order WHERE member_id = ?)",
            [id],
          ),
        ),
    );
    expect((await close()).json()).toMatchObject({ code: 'closing_blocked' });
    await shop.run((tx) => tx.execute("UPDATE pay_refund SET state = 'arrived'"));
    expect((await close()).status).toBe(200);
  });

  it('D227: who the person is goes at once, what happened stays under the card number', async () => {
    const { id, mark, token, close } = await aLeaver();
    const books = async () => [
      await shop.query('SELECT * FROM growth_entry WHERE member_id = ?', [id]),
      await shop.query('SELECT * FROM fact WHERE member_id = ?', [id]),
      await shop.query('SELECT * FROM tier_history WHERE member_id = ?', [id]),
    ];
    const before = await books();
    const answer = await close();
    expect(answer.json<ClosedAccount>()).toMatchObject({ lost: { coupons: 1, signUps: 1 } });
    expect(await books()).toEqual(before);
    expect((await shop.get('/api/me/home', token)).status).toBe(401);
    expect(await placesOf(mark)).toEqual(KEPT_WITHOUT_A_NAME);
    for (const words of [
      `姓名${mark}`,
      `答${mark}`,
      `反馈${mark}`,
      `回复${mark}`,
      `正文${mark}`,
      `收件${mark}`,
      `open-${mark}`,
    ])
      expect([words, await placesOf(words)]).toEqual([words, []]);
    expect(await shop.query('SELECT state FROM coupon WHERE member_id = ?', [id])).toEqual([{ state: 'void' }]);
    expect(await shop.query('SELECT state, reason FROM outbox_message WHERE member_id = ?', [id])).toEqual([
      { state: 'suppressed', reason: 'closed_account' },
    ]);
    expect(await shop.query('SELECT state FROM gathering_sign_up WHERE member_id = ?', [id])).toEqual([
      { state: 'signedOff' },
    ]);
    const allowed = await shop.query<{ purpose: string; granted: number }>(
      'SELECT purpose, granted FROM privacy_consent WHERE member_id = ?',
      [id],
    );
    expect(allowed.map(({ granted }) => Number(granted))).toEqual([0, 0]);
    expect(await shop.app.get(VerifyService, { strict: false }).verify()).toMatchObject({ differences: 0 });
  });

  it('D227: the points are taken in the book, and the books still agree', async () => {
    const { id, close } = await aLeaver();
    const now = shop.clock.now();
    await shop.run(async (tx) => {
      await tx.insertRows(
        'point_account',
        ['member_id', 'balance', 'debt', 'entries', 'updated_at'],
        [[id, 70, 0, 2, now]],
      );
      const columns = ['id', 'member_id', 'earned', 'remaining', 'available_at', 'expires_at', 'due_at'];
      await tx.insertRows('point_lot', columns, [
        [id * 1_000_000 + 1, id, 50, 50, 1, null, null],
        [id * 1_000_000 + 2, id, 20, 20, now + 1e9, null, null],
      ]);
    });
    expect((await close()).json<ClosedAccount>().lost.points).toBe(70);
    expect(await shop.query('SELECT balance, debt FROM point_account WHERE member_id = ?', [id])).toEqual([
      { balance: 0, debt: 0 },
    ]);
    const [left] = await shop.query<{ n: number }>('SELECT SUM(remaining) AS n FROM point_lot WHERE member_id = ?', [
      id,
    ]);
    expect(Number(left!.n)).toBe(0);
  });

  it('D227: asked many times at once it happens once, and everybody gets the same answer', async () => {
    const { id, close } = await aLeaver();
    const answers = await Promise.all(Array.from({ length: 6 }, () => close()));
    const done = answers.filter(({ status }) => status === 200);
    expect(done.length).toBeGreaterThanOrEqual(1);
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    expect(answers.every(({ status }) => status === 200 || status === 401)).toBe(true);
    const noted = await shop.query("SELECT id FROM audit_entry WHERE action = 'member.close' AND subject = ?", [
      `member:${id}`,
    ]);
    expect(noted.length).toBe(1);
  });

  it('D227: no member’s door opens to a closed account', async () => {
    const { close, token } = await aLeaver();
    await close();
    const { paths } = (await shop.get('/api/openapi.json')).json<{
      readonly paths: Readonly<Record<string, object>>;
    }>();
    const doors = Object.entries(paths).filter(([path]) => path.startsWith('/api/me'));
    expect(doors.length).toBeGreaterThan(20);
    for (const [path, methods] of doors)
      for (const method of Object.keys(methods)) {
        const verb = method.toUpperCase() as 'GET' | 'POST' | 'PUT' | 'DELETE';
        const url = path.replace(/\{[^}]+\}/g, '1');
        const answer = await shop.ask(verb, url, { token, ...(verb === 'GET' ? {} : { body: {} }) });
        expect([verb, path, answer.status]).toEqual([verb, path, 401]);
      }
  });

  it('D229: who comes back later is somebody new, and nothing of before is theirs', async () => {
    const login = async () =>
      (await shop.post('/api/auth/join', { code: 'o-back', noticeVersion: 1 })).json<{
        readonly memberId: number;
        readonly isNew: boolean;
        readonly token: string;
      }>();
    const first = await login();
    const [row] = await shop.query<{ card_no: string }>('SELECT card_no FROM member WHERE id = ?', [first.memberId]);
    const body = { confirm: row!.card_no.slice(-4), requestKey: 'close-back' };
    expect((await shop.post('/api/me/closing', body, first.token)).status).toBe(200);
    const second = await login();
    expect([second.isNew, second.memberId === first.memberId]).toEqual([true, false]);
    expect((await shop.get('/api/me/home', second.token)).json()).toMatchObject({
      tier: { key: 'plain' },
      points: { available: 0 },
    });
  });

  it('D229: a link shared by somebody who left is told to be over, and costs the friend nothing', async () => {
    const { id, close } = await aLeaver();
    const code = shop.app.get(InvitationCodes, { strict: false }).codeOf(id);
    await close();
    const friend = await aLeaver();
    await shop.run((tx) => tx.execute('DELETE FROM invitation WHERE referee_id = ?', [friend.id]));
    const answer = await shop.post('/api/me/invitations/accept', { code }, friend.token);
    expect(answer.json()).toMatchObject({ code: 'invitation_unknown' });
  });
});

/** Books of money and of decisions, and numbers that say nothing about who it was. */
const KEPT_WITHOUT_A_NAME: readonly string[] = [
  ...[
    'account_closure',
    'audit_entry',
    'coupon',
    'coupon_event',
    'engagement_flag',
    'fact',
    'farming_flag',
    'feedback',
  ],
  ...[
    'gift_claw_back',
    'group_stay',
    'growth_entry',
    'ladder_history',
    'ladder_standing',
    'member_joining',
    'outbox_message',
  ],
  ...['pay_bill', 'pay_order', 'pay_refund', 'perk_use', 'point_entry', 'sale', 'tier_override'],
];

const tableNames = (): string =>
  process.env['DATABASE_URL']
    ? 'SELECT table_name AS name FROM information_schema.tables WHERE table_schema = DATABASE()'
    : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
