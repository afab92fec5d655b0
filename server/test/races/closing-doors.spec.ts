import type { CouponTemplate } from '@jieti/shared/api/coupons';
import { SessionKeysService } from '../../src/auth/session-keys.service.js';
import { DevicesService } from '../../src/engagement/devices.service.js';
import { MembersRepository } from '../../src/members/members.repository.js';
import { draft } from '../coupons/claim-shop.js';
import { HttpShop, type Answer } from '../http/http-shop.js';
import { aPurchase } from '../setup/facts.js';
import { aShopWithEverything } from '../privacy/shop-with-everything.js';

const DAY = 86_400_000;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/** Tables in which nothing may name somebody who has left. */
const GONE = [
  ...['member_identity', 'member_avatar', 'member_childhood', 'member_device', 'wechat_session', 'survey_answer'],
  ...['feedback_photo', 'article_reading', 'browse_visit', 'member_interest', 'group_visit', 'oa_interaction'],
  'inbox_message',
];

describe('what a member does in the instant of closing', () => {
  let shop: HttpShop;
  let people = 0;
  let templateId: number;

  beforeAll(async () => {
    shop = await HttpShop.open();
    await aShopWithEverything(shop);
    const template = await shop.post('/api/coupon-templates', { ...draft, perMember: 5 }, await shop.staff('operator'));
    templateId = template.json<CouponTemplate>().id;
    const soon = shop.clock.now() + 2 * DAY;
    await shop.run((tx) => tx.execute('UPDATE gathering SET starts_at = ?, ends_at = ?', [soon, soon + 1]));
  });
  afterAll(() => shop.close());

  async function aLeaver() {
    const mark = `door-${(people += 1)}`;
    const id = await shop.member(mark, [aPurchase({ externalId: mark })], '林知夏');
    const token = shop.token('member', id);
    const [row] = await shop.query<{ card_no: string }>('SELECT card_no FROM member WHERE id = ?', [id]);
    const body = { confirm: row!.card_no.slice(-4), requestKey: `closing-${mark}` };
    const ask = (method: 'POST' | 'PUT' | 'GET' | 'DELETE', url: string, of?: object): Promise<Answer> =>
      shop.ask(method, `/api/me/${url}`, { token, ...(of ? { body: of } : {}) });
    const allow = (purpose: string) => ask('PUT', `privacy/${purpose}`, { granted: true, noticeVersion: 1 });
    return { id, mark, ask, allow, close: () => shop.post('/api/me/closing', body, token) };
  }
  type Leaver = Awaited<ReturnType<typeof aLeaver>>;

  /** The closing stands first in the row behind whoever holds the member; the door has let its caller in already. */
  async function justAfter({ id, close }: Leaver, door: () => Promise<unknown>): Promise<void> {
    let open = () => {};
    const gate = new Promise<void>((done) => (open = done));
    const lock = process.env['DATABASE_URL'] ? ' FOR UPDATE' : '';
    const held = shop.run(async (tx) => {
      await tx.query(`SELECT id FROM member WHERE id = ?${lock}`, [id]);
      await gate;
    });
    const closed = close();
    await pause(60);
    const done = door();
    await pause(60);
    open();
    await held;
    expect((await closed).status).toBe(200);
    await done.catch(() => undefined);
  }

  async function left({ id }: Leaver): Promise<Readonly<Record<string, unknown>>> {
    const found: Record<string, unknown> = {};
    for (const table of GONE) {
      const rows = await shop.query(`SELECT * FROM ${table} WHERE member_id = ?`, [id]);
      if (rows.length > 0) found[table] = rows.length;
    }
    const [member] = await shop.query<Record<string, unknown>>(
      'SELECT status, name, phone_hash, birthday_month, marketing FROM member WHERE id = ?',
      [id],
    );
    const asked = "state IN ('signedUp', 'waiting')";
    const seats = await shop.query(`SELECT 1 FROM gathering_sign_up WHERE member_id = ? AND ${asked}`, [id]);
    const coupons = await shop.query("SELECT 1 FROM coupon WHERE member_id = ? AND state = 'issued'", [id]);
    const words = await shop.query(
      "SELECT 1 FROM feedback WHERE member_id = ? AND body NOT LIKE '（已随账户注销删除%'",
      [id],
    );
    return { ...found, ...member, marketing: Number(member!['marketing']), seats, coupons, words };
  }
  const NOTHING = {
    ...{ status: 'closed', name: '', phone_hash: null, birthday_month: null, marketing: 0 },
    ...{ seats: [], coupons: [], words: [] },
  };

  const doors: readonly (readonly [string, (leaver: Leaver) => Promise<() => Promise<unknown>>])[] = [
    [
      'a name',
      async ({ ask }) =>
        () =>
          ask('PUT', 'profile', { name: '周予安' }),
    ],
    [
      'a choice of marketing',
      async ({ ask }) =>
        () =>
          ask('PUT', 'profile', { marketing: true }),
    ],
    [
      'a birthday',
      async ({ ask }) =>
        () =>
          ask('PUT', 'birthday', { month: 6, day: 15 }),
    ],
    [
      'a birthday of a child',
      async ({ ask }) =>
        () =>
          ask('PUT', 'birthday', { month: 6, day: 15, year: 2024 }),
    ],
    [
      'a picture',
      async ({ ask }) =>
        () =>
          ask('PUT', 'avatar', { image: PIXEL }),
    ],
    [
      'a purpose',
      async ({ allow }) =>
        () =>
          allow('browsing'),
    ],
    [
      'a survey',
      async ({ ask }) =>
        () =>
          ask('POST', 'surveys/1/answers', { answers: { why: '因为' } }),
    ],
    [
      'a check-in',
      async ({ ask }) =>
        () =>
          ask('POST', 'check-ins', {}),
    ],
    [
      'feedback',
      async ({ ask, mark }) =>
        () =>
          ask('POST', 'feedback', { topic: 'store', body: '话', requestKey: `feedback-${mark}` }),
    ],
    [
      'an article that is opened',
      async ({ ask }) =>
        () =>
          ask('GET', 'articles/1'),
    ],
    [
      'a seat',
      async ({ ask, mark }) =>
        () =>
          ask('POST', 'gatherings/1/sign-up', { requestKey: `seat-${mark}` }),
    ],
    [
      'pages looked at',
      async ({ ask, allow }) => {
        await allow('browsing');
        const now = shop.clock.now();
        const page = { visitId: 'k3v9x2m4pq-1', page: 'pages/home/index', from: null, item: 'article:1', at: now };
        return () => ask('POST', 'browsing', { sentAt: now + 30_000, visits: [{ ...page, dwellMs: 25_000 }] });
      },
    ],
    [
      'a coupon that is claimed',
      async ({ ask, mark }) =>
        () =>
          ask('POST', 'claims', { templateId, idempotencyKey: `claim-${mark}` }),
    ],
    [
      'a coupon from the desk',
      async ({ id, mark }) => {
        const operator = await shop.staff('operator');
        const gift = { templateId, reason: '补偿', idempotencyKey: `gift-${mark}` };
        return () => shop.post(`/api/members/${id}/coupons`, gift, operator);
      },
    ],
    [
      'a telephone number',
      async ({ id }) =>
        () =>
          shop.run((tx) =>
            shop.app.get(MembersRepository, { strict: false }).updatePhone(tx, id, '13800001234', shop.clock.now()),
          ),
    ],
    [
      'the key of a login',
      async ({ id, allow }) => {
        await allow('groups');
        return () => shop.app.get(SessionKeysService, { strict: false }).keep(id, 'AAAAAAAAAAAAAAAAAAAAAA==');
      },
    ],
    [
      'the phone they act from',
      async ({ id, mark }) =>
        () =>
          shop.app.get(DevicesService, { strict: false }).note(id, `device-of-${mark}`),
    ],
  ];

  it.each(doors)('%s: comes too late, and nothing of it is kept (D227)', async (_, prepare) => {
    const leaver = await aLeaver();
    const door = await prepare(leaver);
    await justAfter(leaver, door);
    expect(await left(leaver)).toEqual(NOTHING);
  });
});

const PIXEL = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==';
