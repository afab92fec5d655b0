import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  BulkGrantPageSchema,
  BulkGrantSchema,
  CouponEventPageSchema,
  ExchangeCodePageSchema,
  ExchangeCodesMadeSchema,
  type BulkGrant,
} from '@jieti/shared/api/claims';
import { CouponFunnelSchema, CouponTemplatePageSchema, CouponTemplateSchema } from '@jieti/shared/api/coupons';
import { CardMembersSchema } from '@jieti/shared/api/members';
import { ProgrammeSchema } from '@jieti/shared/api/programmes';
import { StoresSchema } from '@jieti/shared/api/stores';
import { json, refusal, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { at, couponTemplate, programme } from '../../testing/fixtures';
import { couponEvent } from '../../testing/points-fixture';
import { renderApp } from '../../testing/render-app';

let server: FakeServer;
const template = couponTemplate();

const grant = (part: Partial<BulkGrant> = {}): BulkGrant => ({
  ...{ id: 1, kind: 'grant', jobId: 1, templateId: 3, reason: '夏至会员礼', tiers: [], named: 2, whenShort: 'refuse' },
  ...{ wanted: 2, reserved: 2, used: 1, skipped: 0, state: 'running', error: null },
  ...{ createdAt: at, createdBy: '周岚', endedAt: null },
  ...part,
});

beforeEach(() => {
  server = startFakeServer();
  server.on('GET /programme', () => json(ProgrammeSchema, programme()));
  server.on('GET /stores', () => json(StoresSchema, { items: [{ id: 'anfu', name: '安福路店' }] }));
  server.on('GET /coupon-templates', () =>
    json(CouponTemplatePageSchema, { items: [template], nextCursor: null, total: 1 }),
  );
  server.on('GET /coupon-templates/3', () => json(CouponTemplateSchema, template));
  server.on('GET /coupon-templates/3/funnel', () =>
    json(CouponFunnelSchema, {
      ...{ issued: 400, claimed: 120, redeemed: 90, reversed: 2, expired: 10, voided: 1 },
      byDay: [{ day: '2026-06-12', issued: 400, redeemed: 90 }],
    }),
  );
  server.on('GET /coupon-events', () =>
    json(CouponEventPageSchema, {
      items: [couponEvent(2), couponEvent(1, { kind: 'issued' })],
      nextCursor: null,
      total: null,
    }),
  );
  server.on('GET /coupon-templates/3/grants', () =>
    json(BulkGrantPageSchema, { items: [grant()], nextCursor: null, total: 1 }),
  );
  server.on('GET /coupon-templates/3/codes', () =>
    json(ExchangeCodePageSchema, { items: [], nextCursor: null, total: 0 }),
  );
});

const sent = (method: string, path: string) => server.seen.find((one) => one.method === method && one.path === path);
const type = (label: string | RegExp, value: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value } });

describe('the list of coupons', () => {
  it('shows stock and what was used, and opens one by its row', async () => {
    const app = renderApp('/coupons');
    const [row] = await screen.findAllByTestId('coupon-row');
    expect(within(row!).getByRole('img', { name: /发出 400，核销/ })).toBeTruthy();
    fireEvent.click(row!);
    await waitFor(() => expect(app.address()).toBe('/coupons/3'));
  });
});

describe('a coupon that is written', () => {
  it('is tried on a bill while it is typed, and made when nothing is missing', async () => {
    server.on('POST /coupon-templates', () => json(CouponTemplateSchema, template));
    const app = renderApp('/coupons/new');
    fireEvent.click(await screen.findByTestId('coupon-create'));
    expect(await screen.findByText('写一个券名。')).toBeTruthy();
    expect(sent('POST', '/coupon-templates')).toBeUndefined();
    type('券名', '满 98 减 20');
    type('减多少', '20');
    type('满多少', '98');
    await waitFor(() => expect(screen.getByTestId('try-out').textContent).toContain('¥108.00'));
    expect(screen.getByTestId('coupon-preview').textContent).toContain('满 98 可用');
    fireEvent.click(screen.getByTestId('coupon-create'));
    await waitFor(() => expect(app.address()).toBe('/coupons/3'));
    expect(sent('POST', '/coupon-templates')?.body).toMatchObject({
      terms: { kind: 'cashOff', amountFen: 2000, minSpendFen: 9800 },
      claim: null,
    });
  });

  it('is not left with unsaved changes unless that is meant', async () => {
    const app = renderApp('/coupons/3/edit');
    await screen.findByTestId('coupon-save');
    type('减多少', '25');
    const leave = () => fireEvent.click(screen.getByTestId('nav-members'));
    leave();
    expect(await screen.findByText('离开后，上次保存之后的改动就没有了。')).toBeTruthy();
    fireEvent.click(screen.getByText(/^留\s?下$/));
    expect(app.address()).toBe('/coupons/3/edit');
    expect(screen.getByLabelText<HTMLInputElement>('减多少').value).toBe('25');
    const closing = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(closing);
    expect(closing.defaultPrevented).toBe(true);
    leave();
    fireEvent.click((await screen.findAllByText(/^离\s?开$/)).at(-1)!);
    await waitFor(() => expect(app.address()).toBe('/members'));
  });

  it('is left without a question while nothing is changed, or what was changed is back', async () => {
    const app = renderApp('/coupons/3/edit');
    await screen.findByTestId('coupon-save');
    type('减多少', '25');
    type('减多少', '20');
    fireEvent.click(screen.getByTestId('nav-members'));
    await waitFor(() => expect(app.address()).toBe('/members'));
  });

  it('becomes a new version that says what changes and that issued ones keep theirs', async () => {
    server.on('PATCH /coupon-templates/3', () => json(CouponTemplateSchema, couponTemplate({ version: 2 })));
    renderApp('/coupons/3/edit');
    await screen.findByTestId('coupon-save');
    type('减多少', '25');
    const changes = within(await screen.findByRole('region', { name: '这次改了什么' }));
    expect(changes.getByText(/已发的 400 张照原来的条件用到底/)).toBeTruthy();
    fireEvent.click(screen.getByText('存为第 2 版'));
    await waitFor(() => expect(sent('PATCH', '/coupon-templates/3')).toBeTruthy());
    const body = sent('PATCH', '/coupon-templates/3')?.body;
    expect(body).toMatchObject({ version: 1, terms: { amountFen: 2500 } });
    expect(body).not.toHaveProperty('stockTotal');
  });
});

describe('one coupon', () => {
  it('follows its pieces, and voids one with a reason', async () => {
    server.on('POST /coupons/1/void', () => new Response('{"outcome":"voided"}'));
    renderApp('/coupons/3');
    expect((await screen.findAllByTestId('coupon-event')).length).toBe(2);
    expect(screen.getByText('22.5%')).toBeTruthy();
    fireEvent.click(screen.getByText('作废', { selector: 'button span' }));
    fireEvent.change(await screen.findByTestId('reason-text'), { target: { value: '面额印错' } });
    fireEvent.click(screen.getByTestId('reason-confirm'));
    await waitFor(() => expect(sent('POST', '/coupons/1/void')?.body).toEqual({ reason: '面额印错' }));
  });

  it('is voided altogether only with its name typed', async () => {
    server.on('POST /coupon-templates/3/void-all', () => json(BulkGrantSchema, grant({ kind: 'void' })));
    renderApp('/coupons/3');
    fireEvent.click(await screen.findByTestId('void-all'));
    await screen.findByText('作废全部没用过的券');
    type('原因', '面额印错');
    const confirm = screen.getByTestId<HTMLButtonElement>('void-all-confirm');
    type(/输入券名/, '豆子');
    expect(confirm.disabled).toBe(true);
    type(/输入券名/, '豆子满 98 减 20');
    fireEvent.click(confirm);
    await waitFor(() => expect(sent('POST', '/coupon-templates/3/void-all')?.body).toEqual({ reason: '面额印错' }));
  });

  it('goes to pasted members after the stock was checked, and can be stopped', async () => {
    server.on('POST /members/by-card', () =>
      json(CardMembersSchema, {
        members: [
          { id: 7, cardNo: 'M7' },
          { id: 9, cardNo: 'M9' },
        ],
        unknown: ['X1'],
      }),
    );
    server.on('POST /coupon-templates/3/grants', () => json(BulkGrantSchema, grant()));
    server.on('POST /coupon-templates/3/grants/1/cancel', () => json(BulkGrantSchema, grant({ state: 'cancelled' })));
    renderApp('/coupons/3?tab=grants');
    fireEvent.click(await screen.findByTestId('grant-cancel'));
    await waitFor(() => expect(sent('POST', '/coupon-templates/3/grants/1/cancel')).toBeTruthy());
    fireEvent.click(screen.getByTestId('grant-open'));
    fireEvent.click(await screen.findByRole('radio', { name: '粘贴会员号' }));
    type('会员号', 'M7\nM9\nX1');
    const forecast = await screen.findByTestId('grant-forecast');
    expect(forecast.textContent).toContain('库存还剩 600 张，够。发完剩 598 张。');
    expect(screen.getByText('1 个号没有会员：X1')).toBeTruthy();
    type('原因', '夏至会员礼');
    fireEvent.click(screen.getByTestId('grant-start'));
    await waitFor(() =>
      expect(sent('POST', '/coupon-templates/3/grants')?.body).toMatchObject({
        memberIds: [7, 9],
        tiers: [],
        whenShort: 'refuse',
      }),
    );
  });

  it('makes codes of its own', async () => {
    server.on('POST /coupon-templates/3/codes', () =>
      json(ExchangeCodesMadeSchema, { batch: 'b1', codes: 100, repeated: false }),
    );
    renderApp('/coupons/3?tab=codes');
    expect(await screen.findByText('还没有兑换码')).toBeTruthy();
    fireEvent.click(screen.getByTestId('codes-new'));
    fireEvent.click(await screen.findByTestId('codes-make'));
    await waitFor(() => expect(sent('POST', '/coupon-templates/3/codes')?.body).toMatchObject({ count: 100 }));
  });

  it('says so when it is not there', async () => {
    server.on('GET /coupon-templates/3', () => refusal('not_found'));
    renderApp('/coupons/3');
    expect(await screen.findByText('这里没有加载出来')).toBeTruthy();
  });
});
