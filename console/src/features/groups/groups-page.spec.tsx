import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  GroupDetailSchema,
  GroupListSchema,
  GroupReportSchema,
  OfficialAccountReportSchema,
  type GroupReport,
  type GroupRow,
} from '@jieti/shared/api/groups';
import { json, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { renderApp } from '../../testing/render-app';

const group: GroupRow = {
  ...{ chatId: 'wr1', name: '安福路店 · 会员 1 群', owner: 'XuAn', createdAt: 0, dismissedAt: null, readAt: 1 },
  ...{ staff: 1, customers: 108, members: 45, joined: 17, left: 2, visits: 9 },
  tiers: [
    { key: 'plain', name: '普卡', count: 30 },
    { key: 'gold', name: '金卡', count: 15 },
  ],
};
const origin = { joinedBy: 'code', joinWay: 'store-XuAn', people: 110, stillThere: 100 } as const;
const counted = { members: 109, newMembers: 1, activeMembers: 12, messages: 40 };
const report = (gap: GroupReport['gap']): GroupReport => ({
  days: [
    { day: '2026-06-11', customers: 107, joined: 3, left: 1, counted },
    { day: '2026-06-12', customers: 108, joined: 1, left: 0, counted: null },
  ],
  ...{ origins: [origin], gap },
});

let server: FakeServer;
beforeEach(() => {
  server = startFakeServer();
  server.on('GET /groups', () => json(GroupListSchema, { state: 'ok', groups: [group] }));
  server.on('GET /groups/report', () =>
    json(GroupReportSchema, report({ day: '2026-06-11', counted: 109, known: 107 })),
  );
  server.on('GET /official-account/report', () =>
    json(OfficialAccountReportSchema, {
      ...{ followers: 433, memberFollowers: 400, days: [] },
      menus: [{ kind: 'click', what: 'MENU_CARD', times: 80, people: 50 }],
    }),
  );
});

describe('groups in the console', () => {
  it('are shown with their tiers, where people came from, and what WeCom counted', async () => {
    renderApp('/groups');
    expect(await screen.findByText('差 2 人')).toBeTruthy();
    expect(screen.getByText('11.0%')).toBeTruthy();
    expect((await screen.findByTestId('group')).textContent).toContain('安福路店 · 会员 1 群');
    expect(screen.getByRole('img', { name: '普卡 30，金卡 15，未知 63' })).toBeTruthy();
    expect(screen.getByText('100（90.9%）')).toBeTruthy();
    expect(await screen.findByText('MENU_CARD')).toBeTruthy();
  });

  it('agree with WeCom where nothing differs', async () => {
    server.on('GET /groups/report', () =>
      json(GroupReportSchema, report({ day: '2026-06-11', counted: 109, known: 109 })),
    );
    renderApp('/groups?days=60');
    expect(await screen.findByText('一致')).toBeTruthy();
    expect(server.seen.find(({ path }) => path === '/groups/report')?.query).toEqual({ days: '60' });
  });

  it('open one by one, with who came and went', async () => {
    const move = { at: 1_780_000_000_000, kind: 'left', joinedBy: 'code', joinWay: '' } as const;
    server.on('GET /groups/wr1', () =>
      json(GroupDetailSchema, {
        ...{ group, days: [], origins: [origin] },
        moves: [
          { ...move, memberId: 5, name: '林**' },
          { ...move, memberId: null, name: '' },
        ],
      }),
    );
    const app = renderApp('/groups');
    fireEvent.click(await screen.findByTestId('group'));
    await waitFor(() => expect(app.address()).toBe('/groups/wr1'));
    expect((await screen.findByRole('link', { name: '林**' })).getAttribute('href')).toBe('/members/5');
    expect(screen.getByText('不认得')).toBeTruthy();
  });

  it('say what to do without WeCom', async () => {
    server.on('GET /groups', () => json(GroupListSchema, { state: 'notConnected', groups: [] }));
    renderApp('/groups');
    expect(await screen.findByText('还没有接入企业微信')).toBeTruthy();
  });
});
