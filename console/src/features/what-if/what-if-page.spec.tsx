import { screen } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { WhatIfMemberPageSchema, WhatIfRunSchema } from '@jieti/shared/api/what-if';
import { json, refusal, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { renderApp } from '../../testing/render-app';
import { whatIfRun } from '../../testing/what-if-fixture';

let server: FakeServer;

beforeEach(() => {
  server = startFakeServer();
  server.on('GET /programmes/what-if/12', () => json(WhatIfRunSchema, whatIfRun()));
  server.on('GET /programmes/what-if/12/members', () =>
    json(WhatIfMemberPageSchema, { items: [], nextCursor: null, total: 0 }),
  );
});

describe('a run that is shared', () => {
  it('opens from its address with who ran it, against what, and its draft', async () => {
    renderApp('/programmes/what-if/12');
    expect((await screen.findByTestId('what-if-summary')).textContent).toBe('412 人升级，114 人到期会降级');
    expect(screen.getByText(/和线上 v6 比，假设 2026.06.12 生效，周岚/)).toBeTruthy();
    expect(screen.getByRole('link', { name: '打开草稿' }).getAttribute('href')).toBe('/programmes/drafts/3');
  });

  it('says so when there is no such run', async () => {
    server.on('GET /programmes/what-if/12', () => refusal('not_found'));
    renderApp('/programmes/what-if/12');
    expect(await screen.findByText('这里没有加载出来')).toBeTruthy();
  });
});
