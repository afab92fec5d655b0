import type { Approval } from '@jieti/shared/api/approvals';
import type { DraftView, Published, VersionView } from '@jieti/shared/api/drafts';
import type { ErrorBody } from '@jieti/shared/api/errors';
import type { Page } from '@jieti/shared/api/paging';
import { HttpShop } from './http-shop.js';
import { RuleDesk } from './rule-desk.js';

const DAY = '2026-12-01';

describe('what two people decide (C-O6)', () => {
  let shop: HttpShop;
  let desk: RuleDesk;
  let owner: string;

  const asked = async (moved = { down: 4, up: 1, later: 1 }) => {
    const draft = await desk.draft();
    const runId = await desk.run({ draft, effectiveOn: DAY, moved });
    return { draft, runId, published: (await desk.publish(draft, runId, DAY)).json<Published>() };
  };
  const idOf = ({ published }: { published: Published }) =>
    published.kind === 'approvalNeeded' ? published.approvalId : -1;
  const decide = (id: number, token: string, decision: string) =>
    shop.post(`/api/approvals/${id}/decision`, { decision, note: '' }, token);
  const codeOf = (answer: { json<T>(): T }) => answer.json<ErrorBody>().code;
  const countVersions = async () =>
    Number((await shop.query<{ n: number }>('SELECT COUNT(*) AS n FROM programme_version'))[0]!.n);

  beforeEach(async () => {
    shop = await HttpShop.open({ approvalAbove: 5 });
    desk = await RuleDesk.open(shop);
    owner = await shop.staff('owner');
  });
  afterEach(() => shop.close());

  it('is publishing that moves more members than the limit, not one at the limit', async () => {
    expect((await asked({ down: 4, up: 0, later: 1 })).published).toMatchObject({ kind: 'published', version: 2 });
    const draft = await desk.draft();
    const runId = await desk.run({ draft, effectiveOn: '2026-12-08', moved: { later: 6 }, basedOn: 2 });
    const answer = await desk.publish(draft, runId, '2026-12-08');
    expect(answer.json()).toMatchObject({ kind: 'approvalNeeded' });
    expect(await countVersions()).toBe(2);
  });

  it('is published when another one agrees, with both names', async () => {
    const request = await asked();
    const list = (token: string) => shop.get('/api/approvals?state=pending', token);
    const mine = (await list(desk.token)).json<Page<Approval>>();
    expect(mine).toMatchObject({ total: 1, items: [{ kind: 'publish', mayDecide: false, requestedBy: 'operator' }] });
    expect(mine.items[0]!.summary).toContain('涉及 6 位会员');
    expect((await list(owner)).json<Page<Approval>>().items[0]!.mayDecide).toBe(true);
    const done = await decide(idOf(request), owner, 'approve');
    expect(done.json()).toMatchObject({ state: 'approved', decidedBy: 'owner', mayDecide: false });
    const rows = await shop.query('SELECT published_by, approved_by FROM programme_version WHERE version = 2');
    expect(rows).toEqual([{ published_by: 'operator', approved_by: 'owner' }]);
    await shop.run((tx) => tx.execute("UPDATE staff SET name = '周岚' WHERE username = 'owner'"));
    const story = (await shop.get('/api/programmes/membership/versions', owner)).json<{ items: VersionView[] }>();
    expect(story.items[0]).toMatchObject({ publishedBy: 'operator', approvedBy: '周岚' });
    const draft = await shop.get(`/api/programmes/drafts/${request.draft.id}`, owner);
    expect(draft.json<DraftView>()).toMatchObject({ state: 'published', approval: { state: 'approved' } });
  });

  it('is not decided by whoever asked; they may only take it back, and only they', async () => {
    const id = idOf(await asked());
    for (const decision of ['approve', 'reject']) {
      const own = await decide(id, desk.token, decision);
      expect([own.status, codeOf(own)]).toEqual([403, 'approval_own']);
    }
    expect(codeOf(await decide(id, owner, 'withdraw'))).toBe('not_allowed');
    expect((await decide(id, await shop.staff('clerk'), 'approve')).status).toBe(403);
    expect((await decide(id, desk.token, 'withdraw')).json()).toMatchObject({ state: 'withdrawn' });
    expect(codeOf(await decide(id, owner, 'approve'))).toBe('approval_decided');
    expect(await countVersions()).toBe(1);
    expect((await decide(999, owner, 'approve')).status).toBe(404);
  });

  it('is decided once when two decide at once', async () => {
    const id = idOf(await asked());
    const other = await shop.staff('owner', 'owner2');
    const answers = await Promise.all([decide(id, owner, 'approve'), decide(id, other, 'reject')]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const approved = answers[0]!.status === 200;
    expect(await countVersions()).toBe(approved ? 2 : 1);
    expect(codeOf(answers.find((answer) => answer.status === 409)!)).toBe('approval_decided');
  });

  it('is checked again when it is agreed to, and stays open where it cannot be carried out', async () => {
    const id = idOf(await asked());
    await desk.goTo(shop.clock.now() + 3 * 86_400_000);
    owner = await shop.staff('owner');
    expect(codeOf(await decide(id, owner, 'approve'))).toBe('notice_too_short');
    const [row] = await shop.query<{ state: string }>('SELECT state FROM approval WHERE id = ?', [id]);
    expect(row!.state).toBe('pending');
    expect(await countVersions()).toBe(1);
    expect((await decide(id, owner, 'reject')).json()).toMatchObject({ state: 'rejected' });
  });

  it('falls away when the draft is changed or asked for again', async () => {
    const first = await asked();
    await desk.save(first.draft, { name: '又改了' });
    expect(codeOf(await decide(idOf(first), owner, 'approve'))).toBe('approval_decided');
    const second = await asked();
    const again = (await desk.publish(second.draft, second.runId, DAY)).json<Published>();
    expect(codeOf(await decide(idOf(second), owner, 'approve'))).toBe('approval_decided');
    expect((await decide(idOf({ published: again }), owner, 'approve')).status).toBe(200);
    const list = (await shop.get('/api/approvals?limit=2', owner)).json<Page<Approval>>();
    expect([list.items.length, list.total]).toEqual([2, 3]);
    const rest = (await shop.get(`/api/approvals?limit=2&cursor=${list.nextCursor}`, owner)).json<Page<Approval>>();
    expect(rest.items.map((one) => one.state)).toEqual(['withdrawn']);
  });
});
