import { businessDayOf, formatDay } from '@jieti/shared/calendar';
import { Cli } from './cli-process.js';
import { TierLife } from './tier-life.js';

const PATIENCE_MS = 300_000;
const MEMBERS = 600;

describe('the review run by three processes at once', () => {
  const today = businessDayOf(Date.now(), 'Asia/Shanghai');
  const daysAgo = (days: number) => formatDay(today - days);
  const people = Array.from({ length: MEMBERS }, (_, i) => `p${i}`);
  const keeps = (i: number) => i % 3 === 0;
  let life: TierLife;
  let cli: Cli;

  /** Gold since 366 days ago by what two orders brought; yesterday the first of them had left the window. */
  beforeAll(async () => {
    life = await TierLife.open({}, daysAgo(380));
    await life.buyAll(people, daysAgo(380), 1500);
    await life.buyAll(people, daysAgo(366), 600);
    await life.buyAll(
      people.filter((_, i) => keeps(i)),
      daysAgo(30),
      1200,
    );
    cli = await Cli.of(life.world.database);
  }, PATIENCE_MS);
  afterAll(() => life.close());

  it(
    'each of them due is reviewed, as on the day, and told once; a later run finds nothing to do',
    async () => {
      const three = await Promise.all([1, 2, 3].map(() => cli.json<{ changed: number }>('review')));
      expect(three.reduce((sum, { changed }) => sum + changed, 0)).toBe(MEMBERS);
      const steps = await life.rows<{ day: number; kind: string; n: number }>(
        "SELECT day, kind, COUNT(*) AS n FROM tier_history WHERE kind IN ('renew', 'downgrade') GROUP BY day, kind ORDER BY kind",
      );
      const fallen = people.filter((_, i) => !keeps(i)).length;
      expect(steps.map(({ day, kind, n }) => [formatDay(day), kind, Number(n)])).toEqual([
        [daysAgo(1), 'downgrade', fallen],
        [daysAgo(1), 'renew', MEMBERS - fallen],
      ]);
      const told = await life.rows<{ kind: string; n: number; members: number }>(
        `SELECT kind, COUNT(*) AS n, COUNT(DISTINCT member_id) AS members FROM outbox_message
         WHERE kind IN ('tierDown', 'tierKept') GROUP BY kind ORDER BY kind`,
      );
      expect(told.map(({ kind, n, members }) => [kind, Number(n), Number(members)])).toEqual([
        ['tierDown', fallen, fallen],
        ['tierKept', MEMBERS - fallen, MEMBERS - fallen],
      ]);
      expect(await cli.json('review')).toEqual({ reviewed: 0, changed: 0 });
      expect(await cli.json('verify')).toMatchObject({ members: MEMBERS, differences: 0 });
    },
    PATIENCE_MS,
  );
});
