import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { CouponEventPageSchema } from '@jieti/shared/api/claims';
import { CouponTemplatePageSchema } from '@jieti/shared/api/coupons';
import { StoresSchema } from '@jieti/shared/api/stores';
import { json, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { couponTemplate } from '../../testing/fixtures';
import { couponEvent } from '../../testing/points-fixture';
import { renderApp } from '../../testing/render-app';

let server: FakeServer;
beforeEach(() => {
  server = startFakeServer();
  server.on('GET /stores', () => json(StoresSchema, { items: [{ id: 'anfu', name: '安福路店' }] }));
  server.on('GET /coupon-templates', () =>
    json(CouponTemplatePageSchema, { items: [couponTemplate()], nextCursor: null, total: 1 }),
  );
  server.on('GET /coupon-events', () =>
    json(CouponEventPageSchema, { items: [couponEvent(1)], nextCursor: null, total: null }),
  );
});

const asked = () => server.seen.filter(({ path }) => path === '/coupon-events').at(-1)?.query;

describe('the log of coupons', () => {
  it('is narrowed by kind, store and days of the shop’s calendar, all in the address', async () => {
    renderApp('/redemptions?kind=redeemed&store=anfu&template=3&from=2026-06-12&to=2026-06-12');
    await screen.findByTestId('coupon-event');
    expect(asked()).toEqual({
      ...{ kind: 'redeemed', store: 'anfu', template: '3', limit: '20' },
      from: String(Date.UTC(2026, 5, 11, 16)),
      to: String(Date.UTC(2026, 5, 12, 16)),
    });
    expect(screen.getByText('till:anfu/A0612，till-1')).toBeTruthy();
  });

  it('searches beside the other filters, from the first page on', async () => {
    const app = renderApp('/redemptions?kind=redeemed&after=x');
    fireEvent.change(await screen.findByTestId('event-search'), { target: { value: 'CODE1' } });
    await waitFor(() => expect(app.address()).toBe('/redemptions?kind=redeemed&search=CODE1'));
  });

  it('says what to do when nothing is found', async () => {
    server.on('GET /coupon-events', () => json(CouponEventPageSchema, { items: [], nextCursor: null, total: null }));
    renderApp('/redemptions?kind=voided');
    expect(await screen.findByText('没有这样的记录')).toBeTruthy();
  });
});
