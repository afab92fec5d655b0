import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { FeedbackPageSchema, FeedbackRowSchema, type FeedbackRow } from '@jieti/shared/api/feedback';
import { json, refusal, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { renderApp } from '../../testing/render-app';

const row: FeedbackRow = {
  ...{ id: 7, memberId: 3, memberName: '林**', tier: 'gold', topic: 'product', channel: 'miniProgram', state: 'open' },
  ...{ body: '豆子烘得有点深', storeName: '安福路店', createdAt: 1_780_000_000_000, changedAt: 1_780_000_000_000 },
  ...{ photos: [], replies: [] },
};

let server: FakeServer;

function answerWith(...items: readonly FeedbackRow[]) {
  server.on('GET /feedback', () =>
    json(FeedbackPageSchema, { items: [...items], nextCursor: null, total: items.length }),
  );
}

const button = (name: string) => screen.getByText(name).closest('button')!;
const bodies = (path: string) => server.seen.filter((call) => call.path === path).map(({ body }) => body);

beforeEach(() => {
  server = startFakeServer();
});

describe('the desk of feedback', () => {
  it('shows who said what, and sends the answer', async () => {
    answerWith(row);
    server.on('POST /feedback/7/replies', () => json(FeedbackRowSchema, { ...row, state: 'answered' }));
    renderApp('/feedback');
    await screen.findByText('豆子烘得有点深');
    expect(screen.getByText('林**').closest('a')?.getAttribute('href')).toContain('/members/3');
    expect(button('回复')).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByLabelText('回复'), { target: { value: '换浅烘试试' } });
    fireEvent.click(button('回复'));
    await waitFor(() => expect(bodies('/feedback/7/replies')).toEqual([{ body: '换浅烘试试' }]));
  });

  it('shows the photos that came with it, fetched with the session', async () => {
    const key = 'a'.repeat(32);
    answerWith({ ...row, photos: [key] });
    server.on(`GET /feedback/photos/${key}`, () => refusal('not_found'));
    renderApp('/feedback');
    expect(await screen.findByText('照片没有加载出来')).toBeTruthy();
    expect(server.seen.filter(({ path }) => path === `/feedback/photos/${key}`)).toHaveLength(1);
  });

  it('closes, and says why not', async () => {
    answerWith(row);
    server.on('POST /feedback/7/close', () => refusal('feedback_closed'));
    renderApp('/feedback');
    await screen.findByTestId('feedback-7');
    fireEvent.click(button('关闭'));
    expect(await screen.findByText('这条反馈已经处理完，请另写一条。')).toBeTruthy();
  });

  it('asks for what was chosen', async () => {
    answerWith();
    renderApp('/feedback?state=closed&topic=store');
    expect(await screen.findByText('没有这样的反馈')).toBeTruthy();
    const asked = server.seen.find(({ path }) => path === '/feedback');
    expect(asked?.query).toMatchObject({ state: 'closed', topic: 'store' });
  });
});
