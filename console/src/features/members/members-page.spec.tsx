import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemberPageSchema } from '@jieti/shared/api/members';
import { ProgrammeSchema } from '@jieti/shared/api/programmes';
import { memberRow, programme } from '../../testing/fixtures';
import { json, refusal, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { renderApp } from '../../testing/render-app';

let server: FakeServer;

/** Two pages: `a` leads from the first to the second. */
beforeEach(() => {
  server = startFakeServer();
  server.on('GET /programme', () => json(ProgrammeSchema, programme()));
  server.on('GET /members', ({ query }) =>
    query['cursor'] === 'a'
      ? json(MemberPageSchema, { items: [memberRow(3)], nextCursor: null, total: 3 })
      : json(MemberPageSchema, { items: [memberRow(1), memberRow(2)], nextCursor: 'a', total: 3 }),
  );
});

const names = () => screen.getAllByTestId('member-row').map((row) => row.querySelector('a')?.textContent);
const button = (name: RegExp) => screen.getByRole('button', { name });

describe('the list of members', () => {
  it('pages forward and back by key', async () => {
    const app = renderApp('/members');
    await waitFor(() => expect(names()).toEqual(['林1*', '林2*']));
    fireEvent.click(button(/下一页/));
    await waitFor(() => expect(names()).toEqual(['林3*']));
    expect(app.address()).toBe('/members?after=a');
    expect(button(/下一页/)).toHaveProperty('disabled', true);
    fireEvent.click(button(/上一页/));
    await waitFor(() => expect(names()).toEqual(['林1*', '林2*']));
    expect(app.address()).toBe('/members');
  });

  it('starts again at the first page when a tier is chosen', async () => {
    const app = renderApp('/members?after=a');
    await waitFor(() => expect(names()).toEqual(['林3*']));
    fireEvent.click(await screen.findByRole('radio', { name: '金卡' }));
    await waitFor(() => expect(app.address()).toBe('/members?tier=gold'));
    await waitFor(() => expect(server.seen.at(-1)?.query).toMatchObject({ tier: 'gold', sort: 'recent' }));
    expect(server.seen.at(-1)?.query).not.toHaveProperty('cursor');
  });

  it('asks the server once the typing rests', async () => {
    renderApp('/members');
    const field = await screen.findByTestId('member-search');
    for (const text of ['2', '22', '2214']) fireEvent.change(field, { target: { value: text } });
    await waitFor(() => expect(server.seen.some(({ query }) => query['search'] === '2214')).toBe(true));
    expect(server.seen.some(({ query }) => query['search'] === '22')).toBe(false);
  });

  it('opens a member by Enter on the row', async () => {
    const app = renderApp('/members');
    const [row] = await screen.findAllByTestId('member-row');
    fireEvent.keyDown(row!, { key: 'Enter' });
    await waitFor(() => expect(app.address()).toBe('/members/1'));
  });

  it('says what to do when nobody matches', async () => {
    server.on('GET /members', () => json(MemberPageSchema, { items: [], nextCursor: null, total: 0 }));
    renderApp('/members?search=nobody');
    expect(await screen.findByText('没有找到会员')).toBeTruthy();
  });

  it('shows the refusal and tries again on request', async () => {
    server.on('GET /members', () => refusal('not_allowed'));
    renderApp('/members');
    expect(await screen.findByText('你的账号没有这个权限。')).toBeTruthy();
    server.on('GET /members', () => json(MemberPageSchema, { items: [memberRow(9)], nextCursor: null, total: 1 }));
    fireEvent.click(button(/再试一次/));
    await waitFor(() => expect(names()).toEqual(['林9*']));
  });

  it('leads to the sign-in when the session is over', async () => {
    server.on('GET /members', () => refusal('not_signed_in'));
    const app = renderApp('/members');
    await waitFor(() => expect(app.address()).toBe('/sign-in'));
  });
});
