import { screen, within } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { InvitationFunnelSchema, InviterPageSchema } from '@jieti/shared/api/invitations';
import { json, startFakeServer } from '../../testing/fake-server';
import { renderApp } from '../../testing/render-app';

const none = { opened: 0, joined: 0, ordered: 0, credited: 0, reversed: 0 };

beforeEach(() => {
  const server = startFakeServer();
  server.on('GET /invitations/funnel', () =>
    json(InvitationFunnelSchema, {
      ...{ from: '2026-11-01', to: '2026-11-02', held: 2 },
      total: { opened: 40, joined: 10, ordered: 6, credited: 3, reversed: 1 },
      days: [
        { day: '2026-11-01', ...none, opened: 40 },
        { day: '2026-11-02', ...none, joined: 10 },
      ],
      cohorts: [
        {
          ...{ month: '2026-11', friends: 10, buyers: 6, spent30Fen: null, spent90Fen: null, spent180Fen: null },
          spentFen: 123_400,
        },
      ],
    }),
  );
  server.on('GET /invitations/inviters', () =>
    json(InviterPageSchema, {
      items: [
        {
          ...none,
          ...{ joined: 10, credited: 3, held: 2, friendsSpentFen: 123_400, lastJoinedAt: Date.UTC(2026, 10, 2) },
          member: { id: 3, name: '林**', cardNo: 'SY000003' },
        },
      ],
      ...{ nextCursor: null, total: 1 },
    }),
  );
});

it('invitations are shown from the opened link to what friends spend', async () => {
  renderApp('/invitations');
  const stages = within(await screen.findByTestId('invitation-stages'));
  expect(stages.getByText('前一步的 25%')).toBeTruthy();
  expect(stages.getByText('前一步的 50%')).toBeTruthy();
  expect(screen.getByText(/有 2 个邀请看起来像自己邀请自己/)).toBeTruthy();
  expect(within(screen.getByRole('table', { name: '好友的消费' })).getAllByText('未满')).toHaveLength(3);
  const inviters = within(await screen.findByRole('table', { name: '邀请人' }));
  expect(inviters.getByRole('link', { name: '林**' }).getAttribute('href')).toContain('/members/3');
});
