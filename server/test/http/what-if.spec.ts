import type { DraftView } from '@jieti/shared/api/drafts';
import type { Page } from '@jieti/shared/api/paging';
import type { WhatIfMember, WhatIfRun } from '@jieti/shared/api/what-if';
import { WhatIfRunsService } from '../../src/what-if/what-if-runs.service.js';
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
    await shop.run((tx) => tx.execute('UPDATE staff SET name = ?', ['周岚']));
    const before = await shop.query('SELECT * FROM member');
    const draft = await silverAt(580);
    const run = await made(draft);
    expect(run).toMatchObject({ state: 'done', current: true, draftId: draft.id, error: null, total: 4, done: 4 });
    expect(run.createdBy).toBe('周岚');
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

  it("lists whom the next review would lower by today's figures though the rules of today would not", async () => {
    const { definition } = await desk.draft();
    const tiers = definition.tiers.map((tier) =>
      tier.key === 'silver'
        ? (JSON.parse(JSON.stringify(tier).replace(/"value":\d+/g, '"value":710')) as typeof tier)
        : tier,
    );
    const run = await made(await desk.draft({ tiers }));
    expect(run.result).toMatchObject({ up: 0, down: 0, later: 1 });
    expect(run.result!.laterMatrix).toContainEqual({ from: 'silver', to: 'plain', members: 1 });
    const page = await shop.get(`/api/programmes/what-if/${run.id}/members?kind=later&from=silver`, desk.token);
    expect(page.json<Page<WhatIfMember>>().items).toMatchObject([
      { name: 'z**', from: { key: 'silver' }, to: { key: 'plain' }, gap: '差 10 成长值', reading: { holds: false } },
    ]);
    const other = await shop.get(`/api/programmes/what-if/${run.id}/members?kind=later&from=gold`, desk.token);
    expect(other.json<Page<WhatIfMember>>()).toMatchObject({ items: [], total: 0 });
  });

  it('of a ladder beside the membership needs no notices: nobody is told of it (T11)', async () => {
    await shop.member('fang', [aPurchase({ amountFen: 2_000_000 })], 'fang');
    const source = { from: 'template', template: 'spend-bands' };
    const draft = (await shop.post('/api/programmes/drafts', source, desk.token)).json<DraftView>();
    const run = await made(draft);
    expect(run).toMatchObject({ state: 'done', error: null });
    expect(run.result!.up).toBe(1);
    expect(run.result!.messages).toMatchObject({ needed: 0 });
  });

  it('is refused for a draft that was changed, has problems, or begins too early', async () => {
    const draft = await desk.draft();
    const refusal = async (body: object, of = draft) => (await start(of, body)).json<{ code: string }>().code;
    expect(await refusal({ revision: draft.revision - 1 })).toBe('draft_changed');
    expect(await refusal({ revision: draft.revision, effectiveOn: '2026-11-28' })).toBe('notice_too_short');
    expect(await refusal({ revision: draft.revision, effectiveOn: '2026-02-30' })).toBe('malformed');
    const broken = await desk.draft({ tiers: draft.definition.tiers.toReversed() });
    expect(await refusal({ revision: broken.revision }, broken)).toBe('draft_invalid');
    expect(await shop.query('SELECT id FROM what_if_run')).toEqual([]);
  });

  it('no longer opens publishing once the draft was changed', async () => {
    const draft = await silverAt(580);
    const { id } = await made(draft);
    await desk.save(draft, { name: '又改了一次' });
    expect(await get(id)).toMatchObject({ state: 'done', current: false });
  });

  it('that was cancelled before it began is never made', async () => {
    const draft = await silverAt(580);
    const id = await shop.app.get(WhatIfRunsService, { strict: false }).start(draft.id, draft, 'operator');
    expect((await shop.post(`/api/programmes/what-if/${id}/cancel`, {}, desk.token)).status).toBe(200);
    await shop.app.get(WhatIfJob, { strict: false }).makeAll();
    expect(await get(id)).toMatchObject({ state: 'cancelled', result: null });
    expect((await shop.get('/api/programmes/what-if/999', desk.token)).status).toBe(404);
  });

  it('leaves as a spreadsheet, which is noted with its reason', async () => {
    await shop.run((tx) => tx.execute("UPDATE member SET name = '=1+1' WHERE id = 1"));
    const run = await made(await silverAt(580));
    expect((await shop.get(`/api/programmes/what-if/${run.id}/export`, desk.token)).status).toBe(400);
    const file = await shop.get(
      `/api/programmes/what-if/${run.id}/export?reason=${encodeURIComponent('核对')}`,
      desk.token,
    );
    const lines = file.text.trim().split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[1]).toMatch(/^立即升级,[^,]+,'=\*\*,普卡,银卡,/);
    expect(await shop.query("SELECT actor, subject FROM audit_entry WHERE action = 'whatIf.export'")).toEqual([
      { actor: 'operator', subject: `whatIf:${run.id}` },
    ]);
  });
});
