import type { DraftView, Published } from '@jieti/shared/api/drafts';
import type { Page } from '@jieti/shared/api/paging';
import type { WhatIfMember, WhatIfMove, WhatIfRun } from '@jieti/shared/api/what-if';
import { DailyReviewService } from '../../src/ledger/daily-review.service.js';
import { standingColumns, standingOfRow, type StandingRow } from '../../src/ledger/standing.js';
import { VerifyService } from '../../src/ledger/verify.service.js';
import { WalkExtentQueries } from '../../src/walk/walk-extent.queries.js';
import { populationHash, rangeHash } from '../../src/what-if/population-hash.js';
import { WhatIfJob } from '../../src/what-if/what-if.job.js';
import { HttpShop } from '../http/http-shop.js';
import { RuleDesk } from '../http/rule-desk.js';
import { nextRules } from '../setup/decade-of-rules.js';
import { fillShop } from './generated-shop.js';

const MEMBERS = 10_000;
const PATIENCE_MS = 600_000;

describe('ten years of a generated shop (T9, T10)', () => {
  let shop: HttpShop;
  let desk: RuleDesk;
  let run: WhatIfRun;
  let draft: DraftView;
  const get = <T>(type: new (...args: never[]) => T) => shop.app.get<T>(type, { strict: false });
  const verified = () => get(VerifyService).verify();

  beforeAll(async () => {
    shop = await HttpShop.open({ programme: false, approvalAbove: MEMBERS });
    const until = shop.clock.now();
    await fillShop(shop, MEMBERS, { from: until - 3652 * 86_400_000, until });
    desk = await RuleDesk.open(shop);
  }, PATIENCE_MS);
  afterAll(() => shop.close());

  it(
    'is told what new rules would do to everybody',
    async () => {
      draft = await desk.draft(nextRules);
      expect(draft.problems).toEqual([]);
      const asked = await shop.post(
        `/api/programmes/drafts/${draft.id}/what-if`,
        { revision: draft.revision },
        desk.token,
      );
      await get(WhatIfJob).makeAll();
      for (;;) {
        run = (await shop.get(`/api/programmes/what-if/${asked.json<WhatIfRun>().id}`, desk.token)).json<WhatIfRun>();
        if (run.finishedAt !== null) break;
        await new Promise((later) => setTimeout(later, 50));
      }
      expect(run).toMatchObject({ state: 'done', error: null, current: true });
      const { up, down, later, near, members } = run.result!;
      expect(members).toBe(MEMBERS);
      for (const moved of [up, down, near]) expect(moved).toBeGreaterThan(10);
      // Everybody is measured on the first day: nobody is left to be lowered by a review.
      expect(later).toBe(0);
    },
    PATIENCE_MS,
  );

  it(
    'stands after publishing and its first day exactly as was foreseen, member by member',
    async () => {
      const before = new Map((await standings()).map(({ id, tier }) => [id, tier]));
      const day = '2026-11-29';
      const published = (await desk.publish(draft, run.id, day)).json<Published>();
      expect(published).toMatchObject({ kind: 'published', version: 4, effectiveFrom: run.effectiveFrom });
      await desk.goTo(run.effectiveFrom);
      await get(DailyReviewService).round();
      const after = await standings();
      expect(await hashOf(after)).toBe(run.result!.hash);
      const tiers = new Map(after.map(({ id, tier }) => [id, tier]));
      for (const { tier, after: foreseen } of run.result!.counts)
        expect([tier, [...tiers.values()].filter((own) => own === tier).length]).toEqual([tier, foreseen]);
      for (const kind of ['up', 'down'] as const) {
        const listed = await list(kind);
        expect(listed).toHaveLength(run.result![kind]);
        for (const { memberId, to } of listed) expect([memberId, tiers.get(memberId)]).toEqual([memberId, to.key]);
      }
      // Who is in neither list moved by what was due anyhow, or not at all.
      expect(before.size).toBe(tiers.size);
      expect(await verified()).toEqual({ members: MEMBERS, differences: 0, samples: [] });
    },
    PATIENCE_MS,
  );

  async function standings() {
    const rows = await shop.query<StandingRow & { id: number }>(
      `SELECT id, ${standingColumns.join(', ')} FROM member ORDER BY id`,
    );
    return rows.map((row) => ({ id: row.id, ...standingOfRow(row) }));
  }

  async function hashOf(all: Awaited<ReturnType<typeof standings>>): Promise<string> {
    const { ranges } = await get(WalkExtentQueries).find();
    return populationHash(
      ranges.map(({ first, last }) => ({ first, hash: rangeHash(all.filter(({ id }) => id >= first && id <= last)) })),
    );
  }

  async function list(kind: WhatIfMove): Promise<readonly WhatIfMember[]> {
    const all: WhatIfMember[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const query: string = `kind=${kind}&limit=100${cursor ? `&cursor=${cursor}` : ''}`;
      const page: Page<WhatIfMember> = (
        await shop.get(`/api/programmes/what-if/${run.id}/members?${query}`, desk.token)
      ).json<Page<WhatIfMember>>();
      all.push(...page.items);
      cursor = page.nextCursor;
    }
    return all;
  }
});
