import type { MemberEngagement, WatchItem } from '@jieti/shared/api/engagement';
import type { ErrorBody } from '@jieti/shared/api/errors';
import type { Home } from '@jieti/shared/api/me';
import type { Page } from '@jieti/shared/api/paging';
import { parseDay, startOfDay } from '@jieti/shared/calendar';
import { WatchRoundsService } from '../../src/engagement/watch-rounds.service.js';
import { HttpShop } from '../http/http-shop.js';
import { anEngagement, aPurchase } from '../setup/facts.js';

const MINUTE = 60_000;
const noon = startOfDay(parseDay('2026-06-10')!, 'Asia/Shanghai') + 12 * 60 * MINUTE;

describe('community activity that looks made up (X-12, D255)', () => {
  let shop: HttpShop;
  let busy: number;

  const look = () => shop.app.get(WatchRoundsService, { strict: false }).look(shop.clock.now());
  const growth = async () =>
    Number((await shop.query<{ growth: number }>('SELECT growth FROM member WHERE id = ?', [busy]))[0]!.growth);
  const list = async (query = '') =>
    (await shop.get(`/api/engagement-watch?kind=flag${query}`, await shop.staff('owner'))).json<Page<WatchItem>>()
      .items;
  const decide = async (id: number, decision: string, reason = '机器刷的') =>
    shop.post(`/api/engagement-watch/flags/${id}/decision`, { decision, reason }, await shop.staff('owner'));
  const show = async () =>
    (await shop.get(`/api/members/${busy}/engagement`, await shop.staff('owner'))).json<MemberEngagement>();

  beforeAll(async () => {
    shop = await HttpShop.open();
    shop.clock.set(noon);
    const flood = Array.from({ length: 500 }, (_, i) =>
      anEngagement({
        ...{ activity: 'survey', channel: 'miniProgram', evidence: `survey:${i}`, externalId: `flood-${i}` },
        occurredAt: noon - 50 * MINUTE + i * 5000,
      }),
    );
    const order = aPurchase({ amountFen: 9100, occurredAt: noon - 120 * MINUTE });
    const before = anEngagement({ activity: 'feedback', occurredAt: noon - 180 * MINUTE });
    busy = await shop.member('busy', [before, order, ...flood]);
  });
  afterAll(() => shop.close());

  it('moves no further than the cap of the day, and says what the cap took', async () => {
    expect(await growth()).toBe(5 + 91 + 20);
    const { activities, share, items } = await show();
    expect(activities.find(({ activity }) => activity === 'survey')).toMatchObject({
      ...{ events: 500, counted: 1, growth: 20, discounted: [{ reason: 'cap', events: 499 }] },
    });
    expect(share).toMatchObject({ amount: 25, total: 116, sharePercent: 21.6 });
    expect(items[0]).toMatchObject({ channel: 'miniProgram', source: 'app', discount: 'cap', growth: 0 });
    const home = (await shop.get('/api/me/home', shop.token('member', busy))).json<Home>();
    expect(home.community).toEqual({ sharePercent: 21.6, growth: 25, sentence: '等级中 21.6% 来自社群' });
  });

  it('is written down once, with what was seen', async () => {
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    expect(await list()).toMatchObject([
      {
        ...{ kind: 'flag', effect: 'counted', signs: ['burst'], member: { id: busy }, events: 500, state: 'open' },
        sentence: '6 月 10 日 11:10 到 11:51 记了 500 次社群活动。',
      },
    ]);
  });

  it('is taken back as though it had never been, once, when a person rejects it', async () => {
    const [flag] = await list();
    const outcomes = await Promise.all([decide(flag!.id, 'reject'), decide(flag!.id, 'reject')]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual([200, 409]);
    expect(await growth()).toBe(5 + 91);
    expect((await shop.query("SELECT 1 FROM fact WHERE kind = 'reversal'")).length).toBe(500);
    const { activities } = await show();
    expect(activities.find(({ activity }) => activity === 'survey')).toMatchObject({
      ...{ counted: 0, growth: 0, discounted: [{ reason: 'takenBack', events: 500 }] },
    });
    expect(await list('&state=rejected')).toMatchObject([{ reason: '机器刷的', decidedBy: 'owner' }]);
    expect((await decide(flag!.id, 'keep')).json<ErrorBody>().code).toBe('watch_decided');
    expect(await look()).toBe(0);
    expect(await shop.query("SELECT 1 FROM audit_entry WHERE action = 'engagement.decide'")).toHaveLength(1);
  });

  it('sees a phone that many accounts act from, and what a person keeps goes on counting', async () => {
    const ids: number[] = [];
    for (let i = 0; i < 5; i++) {
      const id = await shop.member(`farm-${i}`, [anEngagement({ activity: 'follow', occurredAt: noon })]);
      ids.push(id);
      await shop.ask('POST', '/api/me/check-ins', {
        ...{ token: shop.token('member', id), body: {}, headers: { 'x-device': 'one-phone-for-all' } },
      });
    }
    expect(await look()).toBe(5);
    const flags = await list();
    expect(flags.map(({ member }) => member.id).toSorted()).toEqual(ids.toSorted());
    expect(flags[0]).toMatchObject({
      signs: ['device'],
      sentence: '6 月 10 日有 5 个账号用同一部手机，这位会员记了 2 次社群活动。',
    });
    expect((await decide(flags[0]!.id, 'keep', '是一家人')).json<WatchItem>()).toMatchObject({ state: 'kept' });
    const rows = await shop.query<{ growth: number }>('SELECT growth FROM member WHERE id = ?', [flags[0]!.member.id]);
    expect(Number(rows[0]!.growth)).toBe(2);
    const hashes = await shop.query<{ device_hash: string }>('SELECT DISTINCT device_hash FROM member_device');
    expect(hashes.map(({ device_hash }) => device_hash.length)).toEqual([43]);
  });

  it.each([
    [{ decision: 'reject', reason: '' }, 400],
    [{ decision: 'perhaps', reason: '没有这种' }, 400],
  ])('refuses %j', async (body, status) => {
    expect((await shop.post('/api/engagement-watch/flags/1/decision', body, await shop.staff('owner'))).status).toBe(
      status,
    );
  });

  it('answers not_found for what is not there, and is not for clerks', async () => {
    expect((await decide(999_999, 'keep')).json<ErrorBody>().code).toBe('not_found');
    expect((await shop.get('/api/engagement-watch', await shop.staff('clerk'))).status).toBe(403);
  });
});
