import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  CampaignAudienceSchema,
  CampaignForecastSchema,
  CampaignSchema,
  MessageTemplateSchema,
} from '@jieti/shared/api/campaigns';
import { CouponTemplateSchema } from '@jieti/shared/api/coupons';
import { pageOf } from '@jieti/shared/api/paging';
import { ProgrammeSchema } from '@jieti/shared/api/programmes';
import { campaign, couponTemplate, forecast, messageTemplates, programme } from '../../testing/fixtures';
import { json, jsonList, refusal, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { renderApp } from '../../testing/render-app';

let server: FakeServer;

beforeEach(() => {
  server = startFakeServer();
  server.on('GET /programme', () => json(ProgrammeSchema, programme()));
  server.on('GET /message-templates', () => jsonList(MessageTemplateSchema, messageTemplates()));
  server.on('GET /coupon-templates', () =>
    json(pageOf(CouponTemplateSchema), { items: [couponTemplate()], nextCursor: null, total: 1 }),
  );
});

const type = (testId: string, value: string) => fireEvent.change(screen.getByTestId(testId), { target: { value } });
const saved = () => server.seen.filter(({ method }) => method === 'POST' || method === 'PUT');

async function fillIn(): Promise<void> {
  fireEvent.click(await screen.findByTestId('campaign-tier-gold'));
  type('campaign-name', '夏至豆子礼');
  type('campaign-title-gold', '夏至拼配到店了');
  type('campaign-body-gold', '到店出示会员码，金卡价 ¥88');
}

describe('sending a campaign', () => {
  it('sends nothing to the server while something is missing, and says what', async () => {
    renderApp('/campaigns/new');
    fireEvent.click(await screen.findByTestId('campaign-save'));
    expect(await screen.findByText('写活动名称。')).toBeTruthy();
    expect(screen.getByText('至少打开一个等级。')).toBeTruthy();
    expect(saved()).toEqual([]);
  });

  it('shows the message as it is written', async () => {
    renderApp('/campaigns/new');
    await fillIn();
    expect(screen.getByTestId('campaign-preview').textContent).toContain('夏至拼配到店了');
  });

  it('D260: counts live whom it is for, and says who is left out by their own choice', async () => {
    server.on('GET /campaigns/audience', ({ query }) =>
      json(CampaignAudienceSchema, {
        ...(query['needs'] === 'price'
          ? { members: 40, wanting: 36, choosable: 33 }
          : { members: 812, wanting: 770, choosable: 741 }),
        byNeed: [
          { need: 'function', members: 31 },
          { need: 'quality', members: 77 },
          { need: 'price', members: 40 },
        ],
      }),
    );
    renderApp('/campaigns/new');
    await fillIn();
    const count = () => screen.getByTestId('campaign-audience').textContent;
    await waitFor(() => expect(count()).toContain('812 位'));
    fireEvent.click(screen.getByRole('checkbox', { name: /价格/ }));
    await waitFor(() => expect(count()).toContain('40 位'));
    expect(count()).toContain('愿意收活动的 36 位，其中 3 位关了个性化');
    expect(server.seen.at(-1)?.query).toEqual({ tiers: 'gold', needs: 'price' });
  });

  it('writes, forecasts, asks and launches', async () => {
    const draft = campaign({ state: 'draft', launchedAt: null });
    server.on('POST /campaigns', () => json(CampaignSchema, draft));
    server.on('GET /campaigns/7', () => json(CampaignSchema, draft));
    server.on('POST /campaigns/7/forecast', () => json(CampaignForecastSchema, forecast()));
    server.on('POST /campaigns/7/launch', () => json(CampaignSchema, campaign()));
    const app = renderApp('/campaigns/new');
    await fillIn();
    await waitFor(() => expect(screen.getByText('新品到店通知', { selector: 'h3' })).toBeTruthy());
    fireEvent.click(screen.getByTestId('campaign-forecast'));
    await waitFor(() => expect(app.address()).toBe('/campaigns/7/forecast'));
    expect(saved()[0]?.body).toEqual({
      name: '夏至豆子礼',
      messageTemplateKey: 'campaign',
      needs: [],
      offers: [{ tier: 'gold', title: '夏至拼配到店了', body: '到店出示会员码，金卡价 ¥88', couponTemplateId: null }],
    });
    await waitFor(() => expect(screen.getByTestId('campaign-launch')).toHaveProperty('disabled', false));
    fireEvent.click(screen.getByTestId('campaign-launch'));
    expect((await screen.findByRole('dialog')).textContent).toContain('发给 3,946 位会员？');
    server.on('GET /campaigns/7', () => json(CampaignSchema, campaign()));
    fireEvent.click(screen.getByTestId('campaign-launch-confirm'));
    expect((await screen.findByTestId('campaign-sent-count')).textContent).toBe('3,513');
  });

  it('keeps the writing when the server refuses it', async () => {
    server.on('POST /campaigns', () => refusal('marketing_forbidden'));
    renderApp('/campaigns/new');
    await fillIn();
    await waitFor(() => expect(screen.getByText('新品到店通知', { selector: 'h3' })).toBeTruthy());
    fireEvent.click(screen.getByTestId('campaign-save'));
    expect(await screen.findByText('这个模板只能发服务通知，不能用来发活动。')).toBeTruthy();
    expect(screen.getByTestId('campaign-name')).toHaveProperty('value', '夏至豆子礼');
  });

  it('names a coupon that was stopped since, instead of showing its number', async () => {
    const offers = [{ tier: 'gold', title: '夏至', body: '到店出示会员码', couponTemplateId: 3 }];
    server.on('GET /campaigns/7', () => json(CampaignSchema, campaign({ state: 'draft', launchedAt: null, offers })));
    server.on('GET /coupon-templates', () =>
      json(pageOf(CouponTemplateSchema), { items: [couponTemplate({ active: false })], nextCursor: null, total: 1 }),
    );
    renderApp('/campaigns/7/edit');
    expect(await screen.findByText('这张券已停止发放，换一张或恢复发放。')).toBeTruthy();
    expect(screen.getAllByText('豆子满 98 减 20').length).toBeGreaterThan(0);
  });
});
