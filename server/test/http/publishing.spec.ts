import type { DraftView, LadderList, Published, VersionView } from '@jieti/shared/api/drafts';
import type { ErrorBody } from '@jieti/shared/api/errors';
import type { Dashboard } from '@jieti/shared/api/reports';
import type { Programme } from '@jieti/shared/api/programmes';
import { aPurchase } from '../setup/facts.js';
import type { Answer } from './http-shop.js';
import { HttpShop } from './http-shop.js';
import { instantOf, RuleDesk } from './rule-desk.js';

const refusalOf = (answer: Answer): [string, string | undefined] => {
  const { code, details } = answer.json<ErrorBody>();
  return [code, details?.[0]?.field];
};

// The clock stands at noon of 2026-11-21; with seven days of notice the first day is 2026-11-29.
describe('publishing rules (T1)', () => {
  let shop: HttpShop;
  let desk: RuleDesk;
  const versions = async () =>
    (await shop.get('/api/programmes/membership/versions', desk.token)).json<{ items: VersionView[] }>().items;
  const withdraw = (version: number) =>
    shop.post(`/api/programmes/membership/versions/${version}/withdraw`, { reason: '改期' }, desk.token);

  beforeEach(async () => {
    shop = await HttpShop.open();
    desk = await RuleDesk.open(shop);
  });
  afterEach(() => shop.close());

  it('takes exactly the draft that was tried, and writes no member', async () => {
    await shop.member('lin', [aPurchase({ amountFen: 250_000 })]);
    const before = await shop.query('SELECT * FROM member');
    const draft = await desk.draft();
    const runId = await desk.run({ draft, effectiveOn: '2026-12-01', moved: { up: 1 } });
    expect((await shop.get(`/api/programmes/drafts/${draft.id}`, desk.token)).json<DraftView>()).toMatchObject({
      validRunId: runId,
      lastRunId: runId,
    });
    const answer = await desk.publish(draft, runId, '2026-12-01');
    const published: Published = { kind: 'published', version: 2, effectiveFrom: instantOf('2026-12-01') };
    expect(answer.json()).toEqual(published);
    expect(await shop.query('SELECT * FROM member')).toEqual(before);
    const [announced, inForce] = await versions();
    expect(announced).toMatchObject({
      ...{ version: 2, state: 'announced', publishedBy: 'operator', approvedBy: null, note: '开学季调整', runId },
      definition: { ...draft.definition, version: 2 },
    });
    expect(inForce).toMatchObject({ version: 1, state: 'inForce' });
    expect((await shop.get(`/api/programmes/drafts/${draft.id}`, desk.token)).json()).toMatchObject({
      state: 'published',
    });
    const audit = await shop.query("SELECT actor, subject FROM audit_entry WHERE action = 'programme.publish'");
    expect(audit).toEqual([{ actor: 'operator', subject: 'programme:membership:2' }]);
    const ladder = (await shop.get('/api/programmes', desk.token)).json<LadderList>().items[0];
    expect(ladder).toMatchObject({ current: 1, announced: 2, announcedFrom: instantOf('2026-12-01') });
    await desk.goTo(instantOf('2026-12-01'));
    expect((await versions()).map((one) => one.state)).toEqual(['inForce', 'retired']);
  });

  it('needs a finished run of this draft, ladder and day', async () => {
    const draft = await desk.draft();
    const day = '2026-12-01';
    const cases: readonly (readonly [number, string])[] = [
      [999, 'runId'],
      [await desk.run({ draft, effectiveOn: day, finished: false }), 'runId'],
      [await desk.run({ draft: await desk.draft(), effectiveOn: day }), 'runId'],
      [await desk.run({ draft, effectiveOn: day, basedOn: null }), 'runId'],
      [await desk.run({ draft, effectiveOn: '2026-12-02' }), 'effectiveOn'],
    ];
    for (const [runId, field] of cases)
      expect(refusalOf(await desk.publish(draft, runId, day))).toEqual(['what_if_needed', field]);
  });

  it('is refused for a draft that was changed after its what-if, or has problems, or is closed', async () => {
    const draft = await desk.draft();
    const day = '2026-12-01';
    const runId = await desk.run({ draft, effectiveOn: day });
    const changed = (await desk.save(draft, { name: '又改了' })).json<DraftView>();
    expect(refusalOf(await desk.publish(draft, runId, day))[0]).toBe('draft_changed');
    expect(refusalOf(await desk.publish(changed, runId, day))[0]).toBe('what_if_needed');
    const broken = await desk.draft({ timeZone: 'Europe/Berlin' });
    const brokenRun = await desk.run({ draft: broken, effectiveOn: day });
    expect(refusalOf(await desk.publish(broken, brokenRun, day))).toEqual(['draft_invalid', 'timeZone']);
    await shop.ask('DELETE', `/api/programmes/drafts/${draft.id}`, { token: desk.token });
    expect(refusalOf(await desk.publish(changed, runId, day))[0]).toBe('draft_closed');
    expect((await desk.publish({ ...draft, id: 999 }, runId, day)).status).toBe(404);
  });

  it('takes back a change that was undone: the run of what it says counts, not the number of saves', async () => {
    const draft = await desk.draft();
    const runId = await desk.run({ draft, effectiveOn: '2026-12-01' });
    const there = (await desk.save(draft, { name: '又改了' })).json<DraftView>();
    const back = (await desk.save(there, { name: draft.definition.name })).json<DraftView>();
    expect(back).toMatchObject({ validRunId: runId, revision: draft.revision + 2 });
    expect((await desk.publish(back, runId, '2026-12-01')).status).toBe(200);
  });

  it('gives seven days of notice, and says which day is the first', async () => {
    const draft = await desk.draft();
    const early = await desk.publish(draft, await desk.run({ draft, effectiveOn: '2026-11-28' }), '2026-11-28');
    expect(early.json<ErrorBody>()).toMatchObject({
      code: 'notice_too_short',
      details: [{ field: 'effectiveOn', message: '最早 2026-11-29' }],
    });
    const none = await desk.publish(draft, 1, '2026-02-30');
    expect(refusalOf(none)).toEqual(['malformed', 'effectiveOn']);
    const first = await desk.publish(draft, await desk.run({ draft, effectiveOn: '2026-11-29' }), '2026-11-29');
    expect(first.json()).toMatchObject({ kind: 'published' });
    const next = await desk.draft();
    const same = await desk.publish(next, await desk.run({ draft: next, effectiveOn: '2026-11-29' }), '2026-11-29');
    expect(same.json<ErrorBody>().details).toEqual([{ field: 'effectiveOn', message: '最早 2026-11-30' }]);
  });

  it('lets the first version of a ladder begin at once', async () => {
    const source = { from: 'template', template: 'spend-bands' };
    const draft = (await shop.post('/api/programmes/drafts', source, desk.token)).json<DraftView>();
    const runId = await desk.run({ draft, effectiveOn: '2026-11-21' });
    expect((await desk.publish(draft, runId, '2026-11-21')).json()).toMatchObject({ kind: 'published', version: 1 });
    const { items } = (await shop.get('/api/programmes', desk.token)).json<LadderList>();
    expect(items.map((one) => one.programme)).toEqual(['membership', draft.programme]);
  });

  it('flags standards past their review day, on the ladder and on the first page (S0-15)', async () => {
    await desk.tryAndPublish('2026-12-01', { reviewOn: '2026-12-31' });
    const flags = async () => {
      const { items } = (await shop.get('/api/programmes', desk.token)).json<LadderList>();
      const { alerts } = (await shop.get('/api/reports/dashboard', desk.token)).json<Dashboard>();
      return [items[0]!.reviewOn, items[0]!.reviewOverdue, alerts.some((alert) => alert.key === 'rules-overdue')];
    };
    expect(await flags()).toEqual([null, false, false]);
    await desk.goTo(instantOf('2027-01-01') - 1);
    expect(await flags()).toEqual(['2026-12-31', false, false]);
    await desk.goTo(instantOf('2027-01-01'));
    expect(await flags()).toEqual(['2026-12-31', true, true]);
  });

  it('happens once when two publish the same draft at once', async () => {
    const draft = await desk.draft();
    const runId = await desk.run({ draft, effectiveOn: '2026-12-01' });
    const answers = await Promise.all([1, 2].map(() => desk.publish(draft, runId, '2026-12-01')));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect((await versions()).map((one) => one.version)).toEqual([2, 1]);
  });

  it('is refused while another version comes: the run compared with what is no longer the last', async () => {
    const drafts = [await desk.draft(), await desk.draft()];
    const runs = [
      await desk.run({ draft: drafts[0]!, effectiveOn: '2026-12-01' }),
      await desk.run({ draft: drafts[1]!, effectiveOn: '2026-12-05' }),
    ];
    const answers = await Promise.all([
      desk.publish(drafts[0]!, runs[0]!, '2026-12-01'),
      desk.publish(drafts[1]!, runs[1]!, '2026-12-05'),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const refused = answers.find((answer) => answer.status === 409)!;
    expect(refused.json<ErrorBody>().code).toBe('what_if_needed');
    expect(await versions()).toHaveLength(2);
  });

  it('can be taken back until its day, and the number is not given again', async () => {
    expect(refusalOf(await withdraw(1))[0]).toBe('version_not_announced');
    expect((await withdraw(2)).status).toBe(404);
    await desk.tryAndPublish('2026-12-01');
    expect((await withdraw(2)).json<{ items: VersionView[] }>().items.map((one) => one.state)).toEqual([
      'withdrawn',
      'inForce',
    ]);
    expect(refusalOf(await withdraw(2))[0]).toBe('version_not_announced');
    const programme = (await shop.get('/api/programme', desk.token)).json<Programme>();
    expect(programme.versions.map((one) => one.version)).toEqual([1]);
    expect((await desk.tryAndPublish('2026-12-01')).json()).toMatchObject({ version: 3 });
    await desk.tryAndPublish('2026-12-05');
    expect(refusalOf(await withdraw(3))).toEqual(['version_not_announced', 'version']);
    await desk.goTo(instantOf('2026-12-05') - 1000);
    expect(refusalOf(await withdraw(4))[0]).toBe('version_not_announced');
    await desk.goTo(instantOf('2026-12-06'));
    expect((await versions()).map((one) => one.state)).toEqual(['inForce', 'retired', 'withdrawn', 'retired']);
  });
});
