import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  GatheringCodeSchema,
  GatheringPageSchema,
  GatheringSchema,
  SignUpPageSchema,
  type Gathering,
  type GatheringCode,
} from '@jieti/shared/api/gatherings';
import { json, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { renderApp } from '../../testing/render-app';

const HOUR = 3_600_000;
const startsAt = Date.UTC(2036, 10, 28, 6);
const gathering: Gathering = {
  ...{ id: 5, state: 'published', phase: 'coming', revision: 2, title: '周末杯测', intro: '三支豆子。', cover: null },
  ...{ where: '安福路店 二楼', storeId: 'anfu', place: '二楼', startsAt, endsAt: startsAt + 2 * HOUR },
  ...{ startsOn: '2036-11-28T14:00', endsOn: '2036-11-28T16:00', signUpFrom: null, capacity: 10, waitingSeats: 2 },
  ...{ tiers: [], createdBy: 'operator', cancelReason: '' },
  counts: { signedUp: 9, waiting: 1, attended: 1, walkedIn: 0 },
};

let server: FakeServer;
const sent = (path: string) => server.seen.filter((call) => call.path === path && call.method !== 'GET');

beforeEach(() => {
  server = startFakeServer();
  server.on('GET /gatherings/5', () => json(GatheringSchema, gathering));
});

describe('gatherings in the console', () => {
  it('are listed with their seats', async () => {
    server.on('GET /gatherings', () =>
      json(GatheringPageSchema, { items: [{ ...gathering, tiers: [] }], nextCursor: null, total: 1 }),
    );
    renderApp('/gatherings');
    const text = (await screen.findByTestId('gathering-row')).textContent;
    expect(text).toContain('周末杯测安福路店 二楼11 月 28 日 14:00–16:00未开始');
    expect(text).toContain('10 / 10');
  });

  it('are planned on the shop’s clock, and sent as they stand', async () => {
    server.on('POST /gatherings', () => json(GatheringSchema, { ...gathering, state: 'draft', phase: 'none' }));
    renderApp('/gatherings/new');
    const put = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
    await screen.findByTestId('gathering-save');
    put('标题', '手冲课');
    put('说几句', '从磨豆到出杯。');
    put('开始', '2036-12-01T10:00');
    put('结束', '2036-12-01T12:00');
    expect(screen.getByTestId('gathering-save')).toHaveProperty('disabled', true);
    put('具体在哪里', '武康路 378 号');
    expect(screen.getByTestId('gathering-preview').textContent).toContain('12 月 1 日 10:00–12:00');
    fireEvent.click(screen.getByTestId('gathering-save'));
    await waitFor(() => expect(sent('/gatherings')).toHaveLength(1));
    expect(sent('/gatherings')[0]!.body).toMatchObject({ startsOn: '2036-12-01T10:00', storeId: null, capacity: 20 });
  });

  it('are cancelled with a reason that is told', async () => {
    server.on('GET /gatherings/5/sign-ups', () => json(SignUpPageSchema, { items: [], nextCursor: null, total: 0 }));
    server.on('POST /gatherings/5/cancel', () => json(GatheringSchema, { ...gathering, state: 'cancelled' }));
    renderApp('/gatherings/5?view=list');
    fireEvent.click(await screen.findByTestId('gathering-cancel'));
    expect(await screen.findByText(/报名和候补的 10 人/)).toBeTruthy();
    fireEvent.change(screen.getByTestId('reason-text'), { target: { value: '老师病了' } });
    fireEvent.click(screen.getByTestId('reason-confirm'));
    await waitFor(() => expect(sent('/gatherings/5/cancel')[0]?.body).toEqual({ reason: '老师病了' }));
  });

  it('show the digits of the minute on a screen of their own, and when they begin before that', async () => {
    const now = startsAt + 20_000;
    const shown: GatheringCode = {
      ...{ code: '042917', until: now + 40_000, now, opensAt: startsAt - HOUR, closesAt: startsAt + 2 * HOUR },
      ...{ attended: 3, link: 'packages/community/gathering/index?id=5&code=042917' },
    };
    server.on('GET /gatherings/5/code', () => json(GatheringCodeSchema, shown));
    renderApp('/gatherings/5/code');
    expect((await screen.findByTestId('code-digits')).textContent).toBe('042917');
    expect(screen.getByTestId('code-attended').textContent).toBe('已到 3 人');
    expect(screen.getByLabelText(/^(40|39) 秒后换新码$/)).toBeTruthy();
  });

  it('have no digits to show before their time', async () => {
    const opensAt = startsAt - HOUR;
    server.on('GET /gatherings/5/code', () =>
      json(GatheringCodeSchema, {
        ...{ code: null, until: opensAt, now: opensAt - HOUR, opensAt, closesAt: startsAt, attended: 0, link: 'x' },
      }),
    );
    renderApp('/gatherings/5/code');
    expect((await screen.findByTestId('code-closed')).textContent).toBe('11 月 28 日 13:00 开始签到');
  });
});
