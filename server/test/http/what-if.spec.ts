import type { DraftView } from '@jieti/shared/api/drafts';
import type { Page } from '@jieti/shared/api/paging';
import type { WhatIfMember, WhatIfRun } from '@jieti/shared/api/what-if';
import { WhatIfJob } from '../../src/what-if/what-if.job.js';
import { aPurchase } from '../setup/facts.js';
import { HttpShop } from './http-shop.js';
import { RuleDesk } from './rule-desk.js';

// The clock stands at noon of 2026-11-21; with seven days of notice the first day is 2026-11-29.
describe('a what-if run (T9)', () => {
  let shop: HttpShop;
  let desk: RuleDesk;
  beforeEach(async () => {
    shop = await HttpShop.open();
    desk = await RuleDesk.open(shop);
    // 银卡 asks for 600 growth of a year, 金卡 for 2,000.
    for (const [customer, yuan] of [
      ['lin', 590],
      ['zhou', 700],
      ['shen', 2300],
      ['gu', 1960],
    ] as const)
      await shop.member(customer, [aPurchase({ amountFen: yuan * 100 })], customer);
  });
  afterEach(() => shop.close());

  const start = (draft: DraftView, body: object = { revision: draft.revision }) =>
    shop.post(`/api/programmes/drafts/${draft.id}/what-if`, body, desk.token);
  const get = async (id: number) => (await shop.get(`/api/programmes/what-if/${id}`, desk.token)).json<WhatIfRun>();
  async function made(draft: DraftView): Promise<WhatIfRun> {
    const { id } = (await start(draft)).json<WhatIfRun>();
    await shop.app.get(WhatIfJob, { strict: false }).makeAll();
    for (;;) {
      const run = await get(id);
      if (run.state !== 'queued' && run.state !== 'running') return run;
      await new Promise((later) => setTimeout(later, 20));
    }
  }
  /** A draft in which 银卡 asks for this much growth. */
  async function silverAt(value: number): Promise<DraftView> {
    const { definition } = await desk.draft();
    const tiers = JSON.parse(JSON.stringify(definition.tiers).replace(/"value":600\b/g, `"value":${value}`)) as unknown;
    return desk.draft({ tiers });
  }

  it('says who would rise, who nearly would, and writes nothing about members', async () => {
    const before = await shop.query('SELECT * FROM member');
    const draft = await silverAt(580);
    const run = await made(draft);
    expect(run).toMatchObject({ state: 'done', current: true, draftId: draft.id, error: null, total: 4, done: 4 });
    expect(run.effectiveFrom).toBe(Date.parse('2026-11-29T00:00:00+08:00'));
    expect(run.result).toMatchObject({ members: 4, up: 1, down: 0, near: 1 });
    expect(run.result!.matrix).toContainEqual({ from: 'plain', to: 'silver', members: 1 });
    const up = await shop.get(`/api/programmes/what-if/${run.id}/members?kind=up`, desk.token);
    expect(up.json<Page<WhatIfMember>>()).toMatchObject({
      total: 1,
      nextCursor: null,
      items: [{ name: 'l**', from: { key: 'plain' }, to: { key: 'silver' }, gap: '多 10 成长值' }],
    });
    const near = (await shop.get(`/api/programmes/what-if/${run.id}/members?kind=near`, desk.token)).json<
      Page<WhatIfMember>
    >();
    expect(near.items).toMatchObject([{ to: { key: 'gold' }, gap: '差 40 成长值' }]);
    expect(await shop.query('SELECT * FROM member')).toEqual(before);
  });
});
