import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { DraftListSchema, DraftViewSchema, LadderListSchema } from '@jieti/shared/api/drafts';
import { at } from '../../../testing/fixtures';
import { json, refusal, startFakeServer, type FakeServer } from '../../../testing/fake-server';
import { draftView, ladderList } from '../../../testing/programme-fixture';
import { renderApp } from '../../../testing/render-app';

let server: FakeServer;

// The designer is a chunk of its own, read on the way to it.
beforeAll(async () => void (await import('../designer/designer-page')), 120_000);

beforeEach(() => {
  server = startFakeServer();
  server.on('GET /programmes', () => json(LadderListSchema, ladderList()));
  server.on('GET /programmes/drafts', () => json(DraftListSchema, { items: [] }));
  server.on('GET /programmes/drafts/3', () => json(DraftViewSchema, draftView()));
});

describe('the ladders', () => {
  it('say which one decides perks, and that its standards are overdue (T11, T13)', async () => {
    renderApp('/programmes');
    const card = await screen.findByTestId('ladder-membership');
    expect(within(card).getByText('决定权益')).toBeTruthy();
    expect(within(card).getByText('该复查标准了，原定 2026.05.01')).toBeTruthy();
  });

  it('say which version is announced, and from which day', async () => {
    const [ladder] = ladderList().items;
    server.on('GET /programmes', () =>
      json(LadderListSchema, ladderList({ items: [{ ...ladder!, announced: 2, announcedFrom: at }] })),
    );
    renderApp('/programmes');
    expect(await screen.findByText('v2 公示中，6 月 12 日起生效')).toBeTruthy();
  });

  it('open a draft of the rules in force', async () => {
    server.on('POST /programmes/drafts', () => json(DraftViewSchema, draftView()));
    const app = renderApp('/programmes');
    fireEvent.click(await screen.findByTestId('change-membership'));
    await waitFor(() => expect(app.address()).toBe('/programmes/drafts/3'));
    expect(server.seen.find(({ method }) => method === 'POST')?.body).toEqual({
      from: 'version',
      programme: 'membership',
    });
  });

  it('open a ready programme as a draft (T12)', async () => {
    server.on('POST /programmes/drafts', () => json(DraftViewSchema, draftView()));
    const app = renderApp('/programmes');
    fireEvent.click(await screen.findByTestId('new-from-template'));
    fireEvent.click(await screen.findByTestId('template-frequency-bands'));
    await waitFor(() => expect(app.address()).toBe('/programmes/drafts/3'));
    expect(server.seen.find(({ method }) => method === 'POST')?.body).toEqual({
      from: 'template',
      template: 'frequency-bands',
    });
  });

  it('discard a draft on request', async () => {
    const { id, programme, basedOn, revision, state, updatedBy, updatedAt } = draftView();
    const row = { id, programme, basedOn, revision, state, updatedBy, updatedAt, name: '夏季方案', problems: 2 };
    server.on('GET /programmes/drafts', () => json(DraftListSchema, { items: [row] }));
    server.on('DELETE /programmes/drafts/3', () => new Response(null, { status: 204 }));
    renderApp('/programmes');
    expect(await screen.findByText('2 处问题')).toBeTruthy();
    fireEvent.click(screen.getByText('丢弃'));
    await waitFor(() => expect(server.seen.some(({ method }) => method === 'DELETE')).toBe(true));
  });

  it('are found at the old address too', async () => {
    const app = renderApp('/programme');
    await screen.findByTestId('ladder-membership');
    expect(app.address()).toBe('/programmes');
  });

  it('say so when the account may not see them', async () => {
    server.on('GET /programmes', () => refusal('not_allowed'));
    renderApp('/programmes');
    expect(await screen.findByText('你的账号没有这个权限。')).toBeTruthy();
  });
});
