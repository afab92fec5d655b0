import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  BrowseInterestsSchema,
  BrowsePathsSchema,
  BrowseReportSchema,
  InterestedMemberPageSchema,
  type BrowseReport,
} from '@jieti/shared/api/browsing';
import { json, refusal, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { renderApp } from '../../testing/render-app';

const page = {
  ...{ page: 'pages/code/index', title: '会员码', views: 40, members: 30, medianDwellMs: 65_000 },
  ...{ entries: 35, bounceShare: 0.8, isHighBounce: true },
};
const report: BrowseReport = {
  ...{ from: '2026-05-14', to: '2026-06-12', views: 1234, members: 90, stays: 400, bounceShare: 0.31 },
  ...{ medianDwellMs: 21_000, agreeing: 439, allMembers: 1200, keptDays: 180, pages: [page], days: [] },
};

let server: FakeServer;
beforeEach(() => {
  server = startFakeServer();
  server.on('GET /browsing/pages', () => json(BrowseReportSchema, report));
  const step = { from: null, to: 'pages/code/index', fromTitle: '进入', toTitle: '会员码', count: 35, share: 1 };
  server.on('GET /browsing/paths', () => json(BrowsePathsSchema, { steps: [step] }));
  const tag = { tag: 'article:12', title: '浅烘怎么冲', members: 7, visits: 9, dwellMs: 360_000, lastAt: 0 };
  const coupons = { ...tag, tag: 'coupons', title: '优惠券', members: 3 };
  server.on('GET /browsing/interests', () => json(BrowseInterestsSchema, { tags: [tag, coupons] }));
  const member = { memberId: 5, name: '林**', cardNo: 'M1', tier: 'gold', visits: 2, dwellMs: 90_000, lastAt: 0 };
  server.on('GET /browsing/interests/members', () =>
    json(InterestedMemberPageSchema, { items: [member], nextCursor: null, total: 1 }),
  );
});

const asked = (path: string) => server.seen.filter((call) => call.path === path).at(-1)?.query;

describe('pages that members look at', () => {
  it('are counted, and those that lose people are marked', async () => {
    renderApp('/browsing');
    expect(await screen.findByText('1,234')).toBeTruthy();
    expect(screen.getByText('36.6%')).toBeTruthy();
    expect(screen.getByText('跳出偏高')).toBeTruthy();
    expect(screen.getByText('1 分 05 秒')).toBeTruthy();
    expect((await screen.findByRole('img', { name: '最常走的路径' })).textContent).toContain('进入 35');
  });

  it('are narrowed by days and tier, in the address', async () => {
    renderApp('/browsing?from=2026-06-01&to=2026-06-07&tier=gold');
    await screen.findByText('1,234');
    expect(asked('/browsing/pages')).toEqual({ from: '2026-06-01', to: '2026-06-07', tier: 'gold' });
    expect(asked('/browsing/paths')).toEqual({ from: '2026-06-01', to: '2026-06-07', tier: 'gold' });
  });

  it('lead from an interest to the members who have it', async () => {
    renderApp('/browsing');
    expect((await screen.findByRole('link', { name: '林**' })).getAttribute('href')).toBe('/members/5');
    expect(asked('/browsing/interests/members')).toMatchObject({ tag: 'article:12' });
    fireEvent.click(screen.getByText('优惠券'));
    await waitFor(() => expect(asked('/browsing/interests/members')).toMatchObject({ tag: 'coupons' }));
  });

  it('say so when they do not come', async () => {
    server.on('GET /browsing/pages', () => refusal('not_allowed'));
    renderApp('/browsing');
    expect(await screen.findByText('你的账号没有这个权限。')).toBeTruthy();
  });
});
