import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { CouponTemplatePageSchema } from '@jieti/shared/api/coupons';
import { CouponPacksSchema, CouponPackViewSchema, type CouponPackView } from '@jieti/shared/api/packs';
import { json, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { at, couponTemplate } from '../../testing/fixtures';
import { renderApp } from '../../testing/render-app';
import { emptyPackForm, packDraft } from './pack-form';

const pack: CouponPackView = {
  ...{ id: 2, title: '手冲五杯', note: '随时可用', priceFen: 12_800, templateId: 3, coupons: 5, stockTotal: 500 },
  ...{ perMember: 4, couponTitle: '手冲一杯', taken: 20, active: true, createdAt: at },
};

let server: FakeServer;
beforeEach(() => {
  server = startFakeServer();
  server.on('GET /coupon-packs', () => json(CouponPacksSchema, { items: [pack] }));
  server.on('GET /coupon-templates', () =>
    json(CouponTemplatePageSchema, { items: [couponTemplate()], nextCursor: null, total: 1 }),
  );
});

describe('coupons sold together', () => {
  it('are listed with what was sold, and taken off sale by a switch', async () => {
    server.on('POST /coupon-packs/2/switch', () => json(CouponPackViewSchema, { ...pack, active: false }));
    renderApp('/packs');
    expect((await screen.findByTestId('pack-row')).textContent).toContain('¥128.00');
    fireEvent.click(screen.getByLabelText('卖“手冲五杯”'));
    await waitFor(() => expect(server.seen.find(({ method }) => method === 'POST')?.body).toEqual({ active: false }));
  });

  it('are made only when nothing is missing', () => {
    const form = { ...emptyPackForm, title: ' 五杯 ', priceYuan: 128, templateId: 3 };
    expect(packDraft({ ...form, templateId: null })).toBeNull();
    expect(packDraft({ ...form, stockTotal: 0 })).toBeNull();
    expect(packDraft(form)).toMatchObject({ title: '五杯', priceFen: 12_800, coupons: 5, stockTotal: null });
  });

  it('invite to make the first', async () => {
    server.on('GET /coupon-packs', () => json(CouponPacksSchema, { items: [] }));
    renderApp('/packs');
    expect(await screen.findByText('还没有券包')).toBeTruthy();
  });
});
