import type { WatchItem } from '@jieti/shared/api/engagement';
import type { Page } from '@jieti/shared/api/paging';
import type { PointsItem, PointsStatement } from '@jieti/shared/api/points';
import { parseDay, startOfDay } from '@jieti/shared/calendar';
import type { EarningRule } from '@jieti/shared/model/points';
import { WatchRoundsService } from '../../src/engagement/watch-rounds.service.js';
import { FactsService } from '../../src/facts/facts.service.js';
import { LedgerRepository } from '../../src/ledger/ledger.repository.js';
import { PointsRepository } from '../../src/points/points.repository.js';
import { PointsCheckQueries } from '../../src/points/points-check.queries.js';
import { PointsRulesQueries } from '../../src/points/points-rules.queries.js';
import { PointsRulesRepository } from '../../src/points/points-rules.repository.js';
import { HttpShop } from '../http/http-shop.js';
import { anEngagement } from '../setup/facts.js';
import { pointsRulesDraft } from '../setup/point-pieces.js';

const MINUTE = 60_000;
const DAY = 86_400_000;
const noon = startOfDay(parseDay('2026-06-10')!, 'Asia/Shanghai') + 12 * 60 * MINUTE;

/** 5 points for each survey, 100 a day at most. */
const forSurveys: EarningRule = {
  ...{ kind: 'engagement', key: 'survey', title: '填写问卷', tiers: [], from: null, until: null, budget: null },
  ...{ cap: { points: 100, period: 'day' }, activity: 'survey', points: 5 },
};

describe('points that rejected activity brought (D265)', () => {
  let shop: HttpShop;
  let people = 0;

  beforeAll(async () => {
    shop = await HttpShop.open();
    shop.clock.set(noon);
    await shop.run((tx) =>
      shop.app
        .get(PointsRulesRepository, { strict: false })
        .insert(
          tx,
          pointsRulesDraft({ earning: [forSurveys], expiry: { kind: 'days', days: 10 } }),
          { by: 'test', note: '测试' },
          noon,
        ),
    );
    await shop.app.get(PointsRulesQueries, { strict: false }).refresh();
  });
  afterEach(async () => {
    expect(await shop.app.get(PointsCheckQueries, { strict: false }).check()).toMatchObject({ differences: 0 });
  });
  afterAll(() => shop.close());

  /** Forty surveys within half an hour: twenty of them brought points. */
  async function aFlood(now = shop.clock.now()): Promise<{ readonly id: number; readonly flag: number }> {
    const name = `flood-${(people += 1)}`;
    const facts = Array.from({ length: 40 }, (_, i) =>
      anEngagement({ activity: 'survey', externalId: `${name}-${i}`, occurredAt: now - 30 * MINUTE + i * 30_000 }),
    );
    const id = await shop.member(name, facts);
    await shop.app.get(WatchRoundsService, { strict: false }).look(now);
    const open = (await shop.get('/api/engagement-watch?kind=flag', await shop.staff('owner'))).json<Page<WatchItem>>()
      .items;
    return { id, flag: open.find(({ member }) => member.id === id)!.id };
  }
  const decide = async (flag: number, decision: 'keep' | 'reject') =>
    shop.post(
      `/api/engagement-watch/flags/${flag}/decision`,
      { decision, reason: '机器刷的' },
      await shop.staff('owner'),
    );
  const spend = (memberId: number, points: number) =>
    shop.run(async (tx) => {
      await shop.app.get(LedgerRepository, { strict: false }).lock(tx, [memberId]);
      const cause = { biz: 'sale', id: `sale-${memberId}`, line: '' } as const;
      const spending = { memberId, points, cause, title: '积分抵现', now: shop.clock.now() };
      return shop.app.get(PointsRepository, { strict: false }).spend(tx, spending);
    });
  const account = async (id: number) => {
    const [row] = await shop.query<{ balance: number; debt: number }>(
      'SELECT balance, debt FROM point_account WHERE member_id = ?',
      [id],
    );
    return [Number(row!.balance), Number(row!.debt)];
  };
  const entries = async (id: number) =>
    (await shop.get('/api/me/points/entries?limit=100', shop.token('member', id))).json<Page<PointsItem>>().items;

  it('are taken back with the decision, and the member reads why', async () => {
    const { id, flag } = await aFlood();
    expect(await account(id)).toEqual([100, 0]);
    expect((await decide(flag, 'reject')).status).toBe(200);
    expect(await account(id)).toEqual([0, 0]);
    const back = (await entries(id)).filter(({ kind }) => kind === 'takeBack');
    expect(back).toHaveLength(20);
    expect(back[0]).toMatchObject({
      ...{ delta: -5, title: '填写问卷不计，收回积分', note: '社群活动不计，门店核实后不计入' },
    });
    const statement = (
      await shop.get('/api/me/points/statement?month=2026-06', shop.token('member', id))
    ).json<PointsStatement>();
    expect(statement).toMatchObject({ earned: 100, takenBack: -100, closing: 0 });
  });

  it('are owed where they were spent, and the next earning pays for it', async () => {
    const { id, flag } = await aFlood();
    await spend(id, 70);
    await decide(flag, 'reject');
    expect(await account(id)).toEqual([-70, 70]);
    shop.clock.advance(DAY);
    const honest = anEngagement({ activity: 'survey', externalId: `honest-${id}`, occurredAt: shop.clock.now() });
    await shop.app.get(FactsService, { strict: false }).record([{ member: { kind: 'id', id }, fact: honest }]);
    expect(await account(id)).toEqual([-65, 65]);
  });

  it('are taken back once, however often and at once it is rejected', async () => {
    const { id, flag } = await aFlood();
    const answers = await Promise.all(Array.from({ length: 8 }, () => decide(flag, 'reject')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect((await decide(flag, 'reject')).status).toBe(409);
    expect(await account(id)).toEqual([0, 0]);
  });

  it('are taken back once where two suspicions name the same activity, both rejected at once', async () => {
    const { id, flag } = await aFlood();
    const now = shop.clock.now();
    await shop.run((tx) =>
      tx.execute(
        `INSERT INTO engagement_flag (kind, member_id, day, from_at, until_at, events, evidence, state, found_at)
         SELECT 'device', member_id, day, from_at, until_at, events, '{"accounts":5}', 'open', ? FROM engagement_flag
         WHERE id = ?`,
        [now, flag],
      ),
    );
    const [twin] = await shop.query<{ id: number }>(
      "SELECT id FROM engagement_flag WHERE member_id = ? AND kind = 'device'",
      [id],
    );
    const answers = await Promise.all([decide(flag, 'reject'), decide(Number(twin!.id), 'reject')]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(await account(id)).toEqual([0, 0]);
    expect((await entries(id)).filter(({ kind }) => kind === 'takeBack')).toHaveLength(20);
  });

  it('that have ended unspent are gone already and not taken once more', async () => {
    const { id, flag } = await aFlood();
    shop.clock.advance(12 * DAY);
    await decide(flag, 'reject');
    expect(await account(id)).toEqual([0, 0]);
    expect((await entries(id)).filter(({ kind }) => kind === 'takeBack')).toEqual([]);
  });

  it('whoever goes on after a rejection on the same day is looked at again, and it is taken back as well (D255)', async () => {
    const { id, flag } = await aFlood();
    await decide(flag, 'reject');
    expect(await account(id)).toEqual([0, 0]);
    shop.clock.advance(2 * 3_600_000);
    const now = shop.clock.now();
    const more = Array.from({ length: 40 }, (_, i) => ({
      member: { kind: 'id', id } as const,
      fact: anEngagement({ activity: 'survey', externalId: `more-${id}-${i}`, occurredAt: now - i * 1000 }),
    }));
    await shop.app.get(FactsService, { strict: false }).record(more);
    const look = () => shop.app.get(WatchRoundsService, { strict: false }).look(now);
    expect([await look(), await look()]).toEqual([1, 0]);
    expect((await decide(flag, 'reject')).status).toBe(200);
    expect(await account(id)).toEqual([0, 0]);
    expect(await look()).toBe(0);
    const words = await shop.query('SELECT id FROM audit_entry WHERE subject = ?', [`engagementFlag:${flag}`]);
    expect(words).toHaveLength(2);
  });

  it('stay where the activity is kept', async () => {
    const { id, flag } = await aFlood();
    await decide(flag, 'keep');
    expect(await account(id)).toEqual([100, 0]);
  });
});
