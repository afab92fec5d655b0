import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { WatchItemSchema, WatchPageSchema, type WatchItem } from '@jieti/shared/api/engagement';
import { json, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { renderApp } from '../../testing/render-app';

const item: WatchItem = {
  ...{ kind: 'invitation', id: 12, effect: 'held', signs: ['device'], events: 1, state: 'open' },
  member: { id: 3, name: '林**', cardNo: 'SY000003' },
  friend: { id: 12, name: '魏*', cardNo: 'SY000012' },
  sentence: '两个账号用过同一部手机。',
  foundAt: Date.UTC(2026, 10, 20, 4),
  ...{ decidedBy: null, decidedAt: null, reason: null },
};

let server: FakeServer;

beforeEach(() => {
  server = startFakeServer();
  server.on('GET /engagement-watch', () => json(WatchPageSchema, { items: [item], nextCursor: null, total: null }));
  server.on('POST /engagement-watch/invitations/12/decision', () =>
    json(WatchItemSchema, {
      ...item,
      state: 'rejected',
      decidedBy: 'owner',
      decidedAt: item.foundAt,
      reason: '同一个人',
    }),
  );
});

it('says what was seen and what waits, and rejects with a reason (D254)', async () => {
  renderApp('/engagement-watch');
  expect(await screen.findByText('两个账号用过同一部手机。')).toBeTruthy();
  expect(screen.getByText('待看的邀请先不计入，你确认后按原来的时间计入。')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '不计入' }));
  fireEvent.change(await screen.findByRole('textbox', { name: /理由|原因|为什么/ }), { target: { value: '同一个人' } });
  const buttons = screen.getAllByRole('button', { name: '不计入' });
  fireEvent.click(buttons.at(-1)!);
  await waitFor(() => {
    const sent = server.seen.find(({ method }) => method === 'POST');
    expect(sent?.body).toEqual({ decision: 'reject', reason: '同一个人' });
  });
});

it('shows nothing to do as such', async () => {
  server.on('GET /engagement-watch', () => json(WatchPageSchema, { items: [], nextCursor: null, total: null }));
  renderApp('/engagement-watch');
  expect(await screen.findByText('没有要看的')).toBeTruthy();
});
