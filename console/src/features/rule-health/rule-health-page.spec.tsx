import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { DraftViewSchema, VersionListSchema } from '@jieti/shared/api/drafts';
import { RuleHealthSchema } from '@jieti/shared/api/rule-health';
import { DistributionSchema, WhatIfRunSchema } from '@jieti/shared/api/what-if';
import { json, refusal, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { draftView, versionView } from '../../testing/programme-fixture';
import { renderApp } from '../../testing/render-app';
import { distribution, ruleHealth } from '../../testing/rule-health-fixture';
import { whatIfRun } from '../../testing/what-if-fixture';

let server: FakeServer;
beforeEach(() => {
  server = startFakeServer();
  server.on('GET /programmes/membership/health', () => json(RuleHealthSchema, ruleHealth()));
  server.on('GET /programmes/membership/versions', () =>
    json(VersionListSchema, {
      items: [versionView()],
    }),
  );
  server.on('POST /programmes/membership/distribution', () => json(DistributionSchema, distribution()));
  server.on('POST /programmes/membership/health/draft', () => json(DraftViewSchema, draftView()));
  server.on('POST /programmes/drafts/3/what-if', () => json(WhatIfRunSchema, whatIfRun()));
  server.on('GET /programmes/what-if/12', () => json(WhatIfRunSchema, whatIfRun()));
});

const card = async (name: string) => within(await screen.findByRole('article', { name }));

describe('whether the standards still separate members (T13)', () => {
  it('flags an overdue review and shows the findings, most pressing first', async () => {
    renderApp('/programmes/membership/health');
    expect(await screen.findByText('2026.06.01 该复核，已逾期')).toBeTruthy();
    const findings = within(screen.getByRole('region', { name: '发现' }));
    expect(findings.getAllByRole('listitem').map((item) => item.textContent?.slice(0, 3))).toEqual([
      '要处理',
      '要留意',
      '供参考',
    ]);
  });

  it('sets every tier’s share beside the share aimed at', async () => {
    renderApp('/programmes/membership/health');
    const table = within(await screen.findByRole('table', { name: '各级占比' }));
    expect(table.getByRole('row', { name: /金卡/ }).textContent).toBe('金卡5,06810.5%5.0%11420.0%');
  });

  it('draws the distribution of the figure the ladder cuts, and names the bunching', async () => {
    renderApp('/programmes/membership/health');
    expect(await screen.findByRole('img', { name: '近 365 天成长值的分布，48,216 位会员' })).toBeTruthy();
    expect(screen.getByText('门槛下 5% 以内 96 人，门槛上 5% 以内 438 人')).toBeTruthy();
    const asked = server.seen.find(({ path }) => path.endsWith('/distribution'));
    expect(asked?.body).toMatchObject({ metric: 'growth', window: { kind: 'rolling', days: 365 } });
  });

  it('makes a draft of a proposal and tries it on everybody', async () => {
    const app = renderApp('/programmes/membership/health');
    fireEvent.click((await card('按占比')).getByRole('button', { name: '用这组门槛起草并试算' }));
    await waitFor(() => expect(app.address()).toBe('/programmes/what-if/12'));
    expect(
      server.seen.filter(({ method, path }) => method === 'POST' && !path.endsWith('/distribution')),
    ).toMatchObject([
      { path: '/programmes/membership/health/draft', body: { proposal: 'quantile' } },
      { path: '/programmes/drafts/3/what-if', body: { revision: 1 } },
    ]);
  });

  it('leads to the draft when it has problems to be solved first', async () => {
    server.on('POST /programmes/membership/health/draft', () =>
      json(DraftViewSchema, draftView({ problems: [{ field: 'tiers.1', message: '银卡够不到' }] })),
    );
    const app = renderApp('/programmes/membership/health');
    fireEvent.click((await card('按占比')).getByRole('button', { name: '用这组门槛起草并试算' }));
    await waitFor(() => expect(app.address()).toBe('/programmes/drafts/3'));
  });

  it('offers no draft of the thresholds in force', async () => {
    renderApp('/programmes/membership/health');
    expect((await card('按聚类')).getByRole('button', { name: '和线上相同' })).toHaveProperty('disabled', true);
  });

  it('says so when all is well, and shows the rest when the distribution fails', async () => {
    server.on('GET /programmes/membership/health', () =>
      json(RuleHealthSchema, ruleHealth({ findings: [], proposals: [], reviewOverdue: false })),
    );
    server.on('POST /programmes/membership/distribution', () => refusal('not_allowed'));
    renderApp('/programmes/membership/health');
    expect(await screen.findByText('门槛分得开会员')).toBeTruthy();
    expect(screen.getByText('还给不出建议')).toBeTruthy();
    expect(await screen.findByText('这里没有加载出来')).toBeTruthy();
  });
});
