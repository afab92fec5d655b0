import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DraftViewSchema, LadderListSchema, VersionListSchema, type DraftView } from '@jieti/shared/api/drafts';
import { DistributionSchema, WhatIfRunSchema, type WhatIfRun } from '@jieti/shared/api/what-if';
import { startOfDay, businessDayOf } from '@jieti/shared/calendar';
import { json, refusal, startFakeServer, type FakeServer } from '../../../testing/fake-server';
import { draftView, ladderList, versionView } from '../../../testing/programme-fixture';
import { renderApp } from '../../../testing/render-app';
import { distribution } from '../../../testing/rule-health-fixture';
import { whatIfRun } from '../../../testing/what-if-fixture';

let server: FakeServer;
let stored: DraftView;

// Read once beforehand: its chunk is the largest of the console.
beforeAll(async () => void (await import('./designer-page')), 120_000);

/** Keeps what is saved, as the server does; each save is one revision more and another hash. */
beforeEach(() => {
  server = startFakeServer();
  stored = draftView();
  server.on('GET /programmes', () => json(LadderListSchema, ladderList()));
  server.on('GET /programmes/membership/versions', () => json(VersionListSchema, { items: [versionView()] }));
  server.on('POST /programmes/membership/distribution', () => json(DistributionSchema, distribution()));
  server.on('GET /programmes/drafts/3', () => json(DraftViewSchema, stored));
  server.on('PUT /programmes/drafts/3', ({ body }) => {
    const { definition, revision } = body as Pick<DraftView, 'definition' | 'revision'>;
    if (revision !== stored.revision) return refusal('draft_changed');
    stored = { ...stored, definition, revision: revision + 1, hash: `hash-${revision + 1}` };
    return json(DraftViewSchema, stored);
  });
});

const entryOfGold = async () =>
  within(await screen.findByTestId('tier-gold')).getAllByRole<HTMLInputElement>('textbox', {
    name: /成长值的门槛/,
  })[0]!;
const saves = () => server.seen.filter(({ method }) => method === 'PUT');

async function typeGold(text: string) {
  const pill = await entryOfGold();
  fireEvent.focus(pill);
  fireEvent.change(pill, { target: { value: text } });
  return pill;
}

describe('editing a draft', () => {
  it('shows the old threshold struck through beside the new one, and takes the one change back', async () => {
    renderApp('/programmes/drafts/3');
    fireEvent.blur(await typeGold('1800'));
    const card = screen.getByTestId('tier-gold');
    expect(card.querySelector('del')?.textContent).toBe('2,000');
    expect(screen.getByText('2,000 → 1,800')).toBeTruthy();
    fireEvent.click(screen.getByLabelText('撤销：金卡升级成长值'));
    await waitFor(() => expect(card.querySelector('del')).toBeNull());
    expect((await entryOfGold()).value).toBe('2,000');
  });

  it('does not take what the typed field does not allow', async () => {
    renderApp('/programmes/drafts/3');
    const pill = await typeGold('18x');
    expect(pill.getAttribute('aria-invalid')).toBe('true');
    expect(screen.getByText('成长值要填数字。')).toBeTruthy();
    fireEvent.blur(pill);
    expect(pill.value).toBe('2,000');
  });

  it('says at the tier why a threshold cannot stand, and lets nobody try it out (D50)', async () => {
    renderApp('/programmes/drafts/3');
    await typeGold('500');
    const card = screen.getByTestId('tier-gold');
    await waitFor(() => expect(within(card).getAllByRole('alert').length).toBeGreaterThan(0));
    expect(screen.getByTestId('start-trial')).toHaveProperty('disabled', true);
  });

  it('counts typing in one place as one step back', async () => {
    renderApp('/programmes/drafts/3');
    for (const text of ['1', '18', '180', '1800']) await typeGold(text);
    fireEvent.blur(await entryOfGold());
    fireEvent.click(screen.getByLabelText('撤销'));
    await waitFor(async () => expect((await entryOfGold()).value).toBe('2,000'));
  });

  it('moves the threshold with the arrow keys, and the figure in the sentence with it', async () => {
    renderApp('/programmes/drafts/3');
    fireEvent.focus(await entryOfGold());
    fireEvent.blur(await entryOfGold());
    const handle = await screen.findByTestId('threshold-handle');
    fireEvent.keyDown(handle, { key: 'ArrowLeft' });
    const now = Number(handle.getAttribute('aria-valuenow'));
    expect(now).toBeLessThan(2_000);
    expect((await entryOfGold()).value.replace(',', '')).toBe(String(now));
  });

  it('turns 且 into 或, and asks for another condition beside the first', async () => {
    renderApp('/programmes/drafts/3');
    const card = await screen.findByTestId('tier-gold');
    fireEvent.click(within(card).getAllByLabelText('加条件')[0]!);
    fireEvent.click(await screen.findByText('到店'));
    fireEvent.click(await within(card).findByText('且'));
    expect(await within(card).findByText('或')).toBeTruthy();
    fireEvent.click(screen.getByTestId('save-draft'));
    await waitFor(() => expect(saves()).toHaveLength(1));
    const { definition } = saves()[0]!.body as { definition: { tiers: { entry: unknown }[] } };
    expect(definition.tiers[2]?.entry).toMatchObject({
      kind: 'any',
      rules: [{ metric: 'growth' }, { metric: 'visitDays' }],
    });
  });
});

describe('somebody else saved first', () => {
  beforeEach(async () => {
    renderApp('/programmes/drafts/3');
    await typeGold('1800');
    stored = { ...stored, revision: 2, updatedBy: '沈一鸣' };
    fireEvent.click(screen.getByTestId('save-draft'));
  });

  it('shows what differs and lets mine take over', async () => {
    const dialog = await screen.findByRole('dialog');
    await within(dialog).findByText(/沈一鸣/);
    expect(within(dialog).getByText('对方 2,000')).toBeTruthy();
    expect(within(dialog).getByText('你 1,800')).toBeTruthy();
    fireEvent.click(screen.getByTestId('conflict-take-over'));
    await waitFor(() => expect(stored.revision).toBe(3));
    expect(stored.definition.tiers[2]?.entry).toMatchObject({ value: 1_800 });
  });

  it('or takes theirs in place of mine', async () => {
    await within(await screen.findByRole('dialog')).findByText(/沈一鸣/);
    fireEvent.click(screen.getByTestId('conflict-reload'));
    await waitFor(async () => expect((await entryOfGold()).value).toBe('2,000'));
    expect(saves()).toHaveLength(1);
  });
});

describe('what stands before publishing', () => {
  const inTenDays = startOfDay(businessDayOf(Date.now(), 'Asia/Shanghai') + 10, 'Asia/Shanghai');
  const answerRun = (part: Partial<WhatIfRun> = {}) => {
    const run = whatIfRun({ definitionHash: stored.hash, effectiveFrom: inTenDays, ...part });
    server.on('GET /programmes/what-if/12', () => json(WhatIfRunSchema, run));
    stored = { ...stored, validRunId: 12, lastRunId: 12 };
  };
  const check = async (key: RegExp) =>
    (await within(await screen.findByTestId('publish-checks')).findByText(key)).closest('li');

  it('stays locked and names what is left', async () => {
    renderApp('/programmes/drafts/3');
    const button = await screen.findByTestId('publish');
    expect(button.textContent).toContain('还差 1 项');
    expect(button).toHaveProperty('disabled', true);
    expect((await check(/还没有试算/))?.dataset['state']).toBe('open');
  });

  it('opens with a run of exactly this draft and says that a second person is needed (T1)', async () => {
    answerRun();
    renderApp('/programmes/drafts/3');
    expect((await check(/试算完成/))?.dataset['state']).toBe('done');
    expect((await check(/要另一位同事复核/))?.dataset['state']).toBe('warn');
    expect((await check(/微信提醒可达 286 \/ 412/))?.dataset['state']).toBe('warn');
    await waitFor(() => expect(screen.getByTestId('publish').textContent).toContain('提交复核'));
  });

  it('locks again as soon as the draft or the day changes after the run', async () => {
    answerRun();
    renderApp('/programmes/drafts/3');
    await check(/试算完成/);
    const day = await screen.findByLabelText('哪天生效');
    fireEvent.change(day, { target: { value: '2100-01-01' } });
    expect((await check(/试算之后又改过/))?.dataset['state']).toBe('open');
    fireEvent.change(day, { target: { value: '' } });
    await check(/试算完成/);
    fireEvent.blur(await typeGold('1800'));
    expect((await check(/试算之后又改过/))?.dataset['state']).toBe('open');
  });

  it('saves what was typed before it tries it out', async () => {
    server.on('POST /programmes/drafts/3/what-if', ({ body }) => {
      expect(body).toMatchObject({ revision: 2 });
      return json(WhatIfRunSchema, whatIfRun({ state: 'running', result: null, definitionHash: stored.hash, done: 0 }));
    });
    server.on('GET /programmes/what-if/12', () =>
      json(WhatIfRunSchema, whatIfRun({ state: 'running', result: null, definitionHash: stored.hash, done: 0 })),
    );
    renderApp('/programmes/drafts/3');
    fireEvent.blur(await typeGold('1800'));
    fireEvent.click(screen.getByTestId('start-trial'));
    expect(await screen.findByTestId('what-if-cancel')).toBeTruthy();
    expect(saves()).toHaveLength(1);
  });

  it('publishes the run that was shown, on its day, with the reason', async () => {
    answerRun();
    server.on('POST /programmes/drafts/3/publish', () => {
      stored = { ...stored, state: 'published' };
      return new Response(JSON.stringify({ kind: 'published', version: 2, effectiveFrom: inTenDays }));
    });
    renderApp('/programmes/drafts/3');
    await check(/试算完成/);
    fireEvent.click(screen.getByTestId('publish'));
    expect(await screen.findByTestId('publish-confirm')).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByTestId('publish-note'), { target: { value: '门槛太高' } });
    fireEvent.click(screen.getByTestId('publish-confirm'));
    expect(await screen.findByText('v2 已发布')).toBeTruthy();
    const sent = server.seen.find(({ path }) => path.endsWith('/publish'))?.body;
    expect(sent).toMatchObject({ revision: 1, runId: 12, note: '门槛太高' });
  });
});

describe('a draft that cannot be changed', () => {
  it('is shown as published, without a way to save', async () => {
    stored = { ...stored, state: 'published' };
    renderApp('/programmes/drafts/3');
    expect(await screen.findByText('这份草稿已经发布，不能再改。')).toBeTruthy();
    expect(screen.queryByTestId('save-draft')).toBeNull();
    expect((await entryOfGold()).readOnly).toBe(true);
  });

  it('says so when the account may not see it', async () => {
    server.on('GET /programmes/drafts/3', () => refusal('not_allowed'));
    renderApp('/programmes/drafts/3');
    expect(await screen.findByText('你的账号没有这个权限。')).toBeTruthy();
  });
});

it('asks before unsaved work is left', async () => {
  const app = renderApp('/programmes/drafts/3');
  fireEvent.blur(await typeGold('1800'));
  fireEvent.click(screen.getByTestId('nav-members'));
  expect((await screen.findAllByText('改动还没有保存')).length).toBeGreaterThan(0);
  fireEvent.click(screen.getByText('留下'));
  expect(app.address()).toBe('/programmes/drafts/3');
});
