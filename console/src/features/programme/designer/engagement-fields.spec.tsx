import { fireEvent, screen, within } from '@testing-library/react';
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { DraftViewSchema, LadderListSchema, VersionListSchema } from '@jieti/shared/api/drafts';
import { PointsRulesBookSchema } from '@jieti/shared/api/points';
import { DistributionSchema } from '@jieti/shared/api/what-if';
import { json, startFakeServer } from '../../../testing/fake-server';
import { draftView, ladderList, versionView } from '../../../testing/programme-fixture';
import { renderApp } from '../../../testing/render-app';
import { distribution } from '../../../testing/rule-health-fixture';

beforeAll(async () => void (await import('./designer-page')), 120_000);

beforeEach(() => {
  const server = startFakeServer();
  server.on('GET /programmes', () => json(LadderListSchema, ladderList()));
  server.on('GET /programmes/membership/versions', () => json(VersionListSchema, { items: [versionView()] }));
  server.on('POST /programmes/membership/distribution', () => json(DistributionSchema, distribution()));
  server.on('GET /programmes/drafts/3', () => json(DraftViewSchema, draftView()));
  server.on('GET /points/rules', () => json(PointsRulesBookSchema, { current: null, upcoming: [], history: [] }));
});

async function openTable() {
  renderApp('/programmes/drafts/3');
  fireEvent.click(await screen.findByTestId('programme-rules'));
  fireEvent.click(await screen.findByRole('tab', { name: '社群活动' }));
  return within(await screen.findByTestId('activity-table'));
}

it('what an activity is worth is one table: a change is said in the list of changes and adds up (X-12)', async () => {
  const table = await openTable();
  fireEvent.click(screen.getByRole('button', { name: '添加活动' }));
  fireEvent.change(table.getByLabelText('签到的成长值'), { target: { value: '5' } });
  expect(screen.getByTestId('activity-most').textContent).toBe(
    '什么都做满的会员：一天最多 5 成长值，30 天最多 150 成长值。',
  );
  expect(screen.getByTestId('activity-sample').textContent).toContain('得 100 成长值');
  expect((await screen.findAllByText(/5，每天最多 1 次/)).length).toBeGreaterThan(0);
});

it('the days of a streak are part of the draft, and say why they cannot stand (D250)', async () => {
  await openTable();
  fireEvent.change(screen.getByLabelText('几天算一次连续签到'), { target: { value: '1' } });
  expect((await screen.findAllByText('连续签到的奖励要隔 2 到 366 的整天数。')).length).toBeGreaterThan(0);
});
