import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { FarmingFlagSchema, FarmingPageSchema } from '@jieti/shared/api/perks';
import { json, startFakeServer } from '../../testing/fake-server';
import { farmingFlag } from '../../testing/points-fixture';
import { renderApp } from '../../testing/render-app';

describe('what looks like farming (X-6)', () => {
  it('is shown with its evidence and put aside with a reason', async () => {
    const server = startFakeServer();
    server.on('GET /reports/farming', () =>
      json(FarmingPageSchema, { items: [farmingFlag()], nextCursor: null, total: 1 }),
    );
    server.on('POST /reports/farming/4/dismiss', () => json(FarmingFlagSchema, farmingFlag({ state: 'dismissed' })));
    renderApp('/farming');
    const flag = await screen.findByTestId('farming-flag');
    expect(flag.textContent).toContain('用掉「手冲券」');
    expect(flag.textContent).toContain('第 2 次');
    fireEvent.click(screen.getByRole('button', { name: '看过，没问题' }));
    fireEvent.change(await screen.findByTestId('reason-text'), { target: { value: '已电话核实' } });
    fireEvent.click(screen.getByTestId('reason-confirm'));
    await waitFor(() =>
      expect(server.seen.find(({ method }) => method === 'POST')?.body).toEqual({ reason: '已电话核实' }),
    );
  });

  it('says so when there is nothing to look at', async () => {
    startFakeServer().on('GET /reports/farming', () =>
      json(FarmingPageSchema, { items: [], nextCursor: null, total: 0 }),
    );
    renderApp('/farming');
    expect(await screen.findByText('没有要看的')).toBeTruthy();
  });
});
