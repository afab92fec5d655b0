import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { PointsRulesBookSchema, PointsUsageSchema } from '@jieti/shared/api/points';
import { ProgrammeSchema } from '@jieti/shared/api/programmes';
import { StoresSchema } from '@jieti/shared/api/stores';
import { json, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { at, programme } from '../../testing/fixtures';
import { pointsBook, pointsVersion } from '../../testing/points-fixture';
import { renderApp } from '../../testing/render-app';

let server: FakeServer;
beforeEach(() => {
  server = startFakeServer();
  server.on('GET /programme', () => json(ProgrammeSchema, programme()));
  server.on('GET /stores', () => json(StoresSchema, { items: [] }));
  server.on('GET /points/rules', () => json(PointsRulesBookSchema, pointsBook()));
  server.on('GET /points/usage', () =>
    json(PointsUsageSchema, {
      asOf: at,
      items: [{ key: 'spend', title: '消费积分', given: 48_000, members: 320, budget: 50_000, left: 2_000 }],
    }),
  );
});

const change = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('the rules of points', () => {
  it('show what each has given and what is left of its budget', async () => {
    renderApp('/points');
    const card = within(await screen.findByRole('article', { name: '消费积分' }));
    expect(card.getByText('每消费 ¥1 得 1 积分，乘等级倍率')).toBeTruthy();
    expect(await card.findByText('预算还剩 2,000')).toBeTruthy();
  });

  it('reckon an example by the rules on the screen, published or not', async () => {
    renderApp('/points');
    const example = await screen.findByTestId('points-example');
    expect(example.textContent).toContain('128 积分');
    fireEvent.click(screen.getByText('修改'));
    change('得', '3');
    expect(example.textContent).toContain('384 积分');
    expect(screen.getByText(/1,000 积分值 ¥10.00/)).toBeTruthy();
  });

  it('cannot be published while a rule is wrong, and say which', async () => {
    renderApp('/points');
    fireEvent.click(await screen.findByText('互动规则'));
    expect(screen.getAllByText(/没有名称，会员在明细里看不懂/).length).toBeGreaterThan(0);
    expect(screen.getByTestId<HTMLButtonElement>('points-publish').disabled).toBe(true);
  });

  it('are published with what changed, from when, and why', async () => {
    server.on('POST /points/rules', () =>
      json(PointsRulesBookSchema, pointsBook({ current: pointsVersion(2), history: [pointsVersion(1)] })),
    );
    renderApp('/points');
    await screen.findByTestId('points-example');
    change('消费后几天能花', '3');
    fireEvent.click(screen.getByTestId('points-publish'));
    const dialog = within(await screen.findByRole('dialog'));
    expect(dialog.getByText('7 天退货期过后可用')).toBeTruthy();
    fireEvent.change(dialog.getByTestId('points-note'), { target: { value: '早点能花' } });
    fireEvent.click(dialog.getByTestId('points-publish-confirm'));
    await waitFor(() =>
      expect(server.seen.find(({ method }) => method === 'POST')?.body).toMatchObject({
        rules: { pendingDays: 3 },
        effectiveFrom: null,
        note: '早点能花',
      }),
    );
  });

  it('keep every version with what it changed', async () => {
    const book = pointsBook({ current: pointsVersion(2, { pendingDays: 0 }), history: [pointsVersion(1)] });
    server.on('GET /points/rules', () => json(PointsRulesBookSchema, book));
    renderApp('/points');
    const second = within(await screen.findByRole('article', { name: '第 2 版' }));
    expect(second.getByText('当时可用')).toBeTruthy();
    expect(second.getByText('生效中')).toBeTruthy();
  });
});
