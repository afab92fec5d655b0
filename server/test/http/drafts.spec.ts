import type { DraftRow, DraftView, LadderList, VersionView } from '@jieti/shared/api/drafts';
import type { ErrorBody } from '@jieti/shared/api/errors';
import { aPurchase } from '../setup/facts.js';
import { HttpShop } from './http-shop.js';

describe('drafts of the rules', () => {
  let shop: HttpShop;
  let operator: string;
  const path = (rest = '') => `/api/programmes/drafts${rest}`;
  const copy = async () =>
    (await shop.post(path(), { from: 'version', programme: 'membership' }, operator)).json<DraftView>();
  const save = (draft: DraftView, change: object, revision = draft.revision) =>
    shop.ask('PUT', path(`/${draft.id}`), {
      token: operator,
      body: { revision, definition: { ...draft.definition, ...change } },
    });
  const codeOf = (answer: { json<T>(): T }) => answer.json<ErrorBody>().code;

  beforeAll(async () => {
    shop = await HttpShop.open();
    operator = await shop.staff('operator');
  });
  afterAll(() => shop.close());

  it('begin as a copy of the last version, or from a template, and overwrite nothing (S1-4)', async () => {
    const draft = await copy();
    expect(draft).toMatchObject({ programme: 'membership', basedOn: 1, revision: 1, state: 'open', problems: [] });
    expect(draft).toMatchObject({ changes: [], validRunId: null, lastRunId: null, approval: null });
    const bands = await shop.post(path(), { from: 'template', template: 'spend-bands' }, operator);
    expect([bands.status, bands.json<DraftView>().basedOn]).toEqual([201, null]);
    expect((await shop.post(path(), { from: 'template', template: 'none' }, operator)).status).toBe(404);
    expect((await shop.post(path(), { from: 'version', programme: 'none' }, operator)).status).toBe(404);
    const ladders = (await shop.get('/api/programmes', operator)).json<LadderList>();
    expect(ladders.items.map((ladder) => [ladder.programme, ladder.current])).toEqual([['membership', 1]]);
  });

  it('hash alike when they say the same, and not when they do not', async () => {
    const [one, two] = [await copy(), await copy()];
    const turned = Object.fromEntries(Object.entries(two.definition).toReversed());
    const saved = (
      await shop.ask('PUT', path(`/${two.id}`), { token: operator, body: { revision: 1, definition: turned } })
    ).json<DraftView>();
    expect(saved).toMatchObject({ revision: 2, hash: one.hash });
    expect((await save(saved, { name: '山野会员二' })).json<DraftView>().hash).not.toBe(one.hash);
  });

  it('are saved by whoever saw the newest, and by nobody else', async () => {
    const draft = await copy();
    expect((await save(draft, { name: '甲' })).json<DraftView>()).toMatchObject({ revision: 2 });
    const stale = await save(draft, { name: '乙' });
    expect([stale.status, codeOf(stale)]).toEqual([409, 'draft_changed']);
    const both = await Promise.all([save(draft, { name: '丙' }, 2), save(draft, { name: '丁' }, 2)]);
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect((await save(draft, { programme: 'other' }, 3)).status).toBe(400);
  });

  it('may be saved unfinished, and say what is wrong and where', async () => {
    const draft = await copy();
    const { tiers } = draft.definition;
    const saved = await save(draft, { tiers: [...tiers, { ...tiers[3]!, name: '另一个' }] });
    expect(saved.status).toBe(200);
    expect(saved.json<DraftView>().problems.map((problem) => problem.field)).toContain('tiers.4.key');
    const zone = await save(saved.json<DraftView>(), { timeZone: 'Europe/Berlin' });
    expect(zone.json<DraftView>().problems.map((problem) => problem.field)).toContain('timeZone');
  });

  it('with a key nobody knows, or a rule on who somebody is, are refused (X-11)', async () => {
    const draft = await copy();
    const unknown = await save(draft, { segment: 'vip' });
    expect([unknown.status, unknown.json<ErrorBody>().details?.[0]?.field]).toEqual([400, 'definition.segment']);
    const gold = draft.definition.tiers[2]!;
    const entry = { kind: 'condition', metric: 'gender', window: { kind: 'lifetime' }, op: '>=', value: 1 };
    const gender = await save(draft, { tiers: draft.definition.tiers.with(2, { ...gold, entry } as never) });
    expect(gender.status).toBe(400);
    expect(gender.json<ErrorBody>().details).toEqual([
      { field: 'definition.tiers.2.entry.metric', message: expect.stringContaining('性别') as string },
    ]);
  });

  it('can be discarded and opened again, and a closed one is not changed', async () => {
    const draft = await copy();
    const discard = () => shop.ask('DELETE', path(`/${draft.id}`), { token: operator });
    expect((await discard()).status).toBe(204);
    expect(codeOf(await discard())).toBe('draft_closed');
    expect(codeOf(await save(draft, { name: '不行' }))).toBe('draft_closed');
    const rows = (await shop.get(path(), operator)).json<{ items: DraftRow[] }>().items;
    expect(rows[0]).toMatchObject({ id: draft.id, state: 'discarded', name: '山野会员', problems: 0 });
    expect((await shop.post(path(`/${draft.id}/reopen`), {}, operator)).json<DraftView>().state).toBe('open');
    expect((await shop.post(path('/999/reopen'), {}, operator)).status).toBe(404);
  });

  it('stand beside the ladders, with their members, and the story of each', async () => {
    await shop.member('gold', [aPurchase({ amountFen: 250_000 })]);
    const list = (await shop.get('/api/programmes', operator)).json<LadderList>();
    expect(list).toMatchObject({ noticeDays: 7, approvalAbove: 500 });
    expect(list.templates.map((template) => template.id)).toContain('lifecycle');
    expect(list.items[0]).toMatchObject({ gatesPerks: true, announced: null, reviewOn: null, reviewOverdue: false });
    expect(list.items[0]!.tiers.map((tier) => tier.members)).toEqual([0, 0, 1, 0]);
    const versions = (await shop.get('/api/programmes/membership/versions', operator)).json<{ items: VersionView[] }>();
    expect(versions.items).toMatchObject([{ version: 1, state: 'inForce', publishedBy: 'test', note: 'first' }]);
    expect((await shop.get('/api/programmes/none/versions', operator)).status).toBe(404);
  });
});
