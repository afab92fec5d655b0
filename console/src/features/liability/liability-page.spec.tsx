import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { LiabilitySchema } from '@jieti/shared/api/liability';
import { json, refusal, startFakeServer } from '../../testing/fake-server';
import { liability } from '../../testing/points-fixture';
import { renderApp } from '../../testing/render-app';

describe('what is outstanding', () => {
  it('is told in points, yuan and coupons, and by the month it ends', async () => {
    const server = startFakeServer();
    server.on('GET /reports/liability', () => json(LiabilitySchema, liability()));
    renderApp('/liability');
    expect(await screen.findByText('¥826.00')).toBeTruthy();
    const months = within(screen.getByRole('list', { name: '积分按到期月份' }));
    expect(months.getAllByRole('listitem').map((item) => item.textContent)).toEqual([
      '2027 年 11 月80,000 积分',
      '长期有效2,636 积分',
    ]);
    expect(screen.getByRole('link', { name: '豆子满 98 减 20' }).getAttribute('href')).toBe('/coupons/3');
  });

  it('says so when the figures do not come', async () => {
    startFakeServer().on('GET /reports/liability', () => refusal('not_allowed'));
    renderApp('/liability');
    expect(await screen.findByText('你的账号没有这个权限。')).toBeTruthy();
  });
});
