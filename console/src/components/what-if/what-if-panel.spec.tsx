import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { WhatIfMemberPageSchema, WhatIfRunSchema } from '@jieti/shared/api/what-if';
import { json, refusal, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { renderPart } from '../../testing/render-part';
import { whatIfMember, whatIfOutcome, whatIfRun } from '../../testing/what-if-fixture';
import { WhatIfPanel } from './what-if-panel';

let server: FakeServer;

beforeEach(() => {
  server = startFakeServer();
  server.on('GET /programmes/what-if/12', () => json(WhatIfRunSchema, whatIfRun()));
  server.on('GET /programmes/what-if/12/members', ({ query }) =>
    query['cursor'] === 'b'
      ? json(WhatIfMemberPageSchema, { items: [whatIfMember(3)], nextCursor: null, total: 3 })
      : json(WhatIfMemberPageSchema, { items: [whatIfMember(1), whatIfMember(2)], nextCursor: 'b', total: 3 }),
  );
});

const listed = () => screen.getAllByTestId('what-if-member').map((row) => row.querySelector('a')?.textContent);
const asked = () => server.seen.filter(({ path }) => path.endsWith('/members')).at(-1)?.query;

describe('a run of a draft over everybody (T9)', () => {
  it('shows how far it is, and stops on request', async () => {
    const running = whatIfRun({ state: 'running', done: 12_054, finishedAt: null, result: null });
    let state = running;
    server.on('GET /programmes/what-if/12', () => json(WhatIfRunSchema, state));
    server.on('POST /programmes/what-if/12/cancel', () => {
      state = { ...running, state: 'cancelled' };
      return json(WhatIfRunSchema, state);
    });
    renderPart(<WhatIfPanel run={12} />);
    expect(await screen.findByText(/12,054 \/ 48,216 人，25.0%/)).toBeTruthy();
    fireEvent.click(screen.getByTestId('what-if-cancel'));
    expect(await screen.findByText('试算已停止')).toBeTruthy();
  });

  it('goes over to the result by itself once the run is done', async () => {
    renderPart(<WhatIfPanel run={whatIfRun({ state: 'running', done: 1, result: null })} />);
    await waitFor(() => expect(screen.getByTestId('what-if-summary').textContent).toBe('412 人升级，114 人到期会降级'));
  });

  it('names the members per tier before and after', async () => {
    renderPart(<WhatIfPanel run={12} />);
    expect(await screen.findByText('5,068 → 5,480 人')).toBeTruthy();
    expect(screen.getByText('评定后 4,886 人')).toBeTruthy();
  });

  it('lists the members behind a cell, page by page, with the deciding figure and the gap', async () => {
    renderPart(<WhatIfPanel run={12} />);
    fireEvent.click(await screen.findByRole('button', { name: '看名单：银卡 到 金卡，412 人' }));
    await waitFor(() => expect(listed()).toEqual(['许1*', '许2*']));
    expect(asked()).toEqual({ kind: 'up', from: 'silver', to: 'gold', limit: '20' });
    const drawer = within(screen.getByRole('dialog'));
    expect(drawer.getAllByText('差 4 成长值')).toHaveLength(2);
    expect(drawer.getByRole('link', { name: '许1*' }).getAttribute('href')).toBe('/members/1');
    fireEvent.click(drawer.getByRole('button', { name: /下一页/ }));
    await waitFor(() => expect(listed()).toEqual(['许3*']));
  });

  it('opens a flow of the picture by the keyboard', async () => {
    renderPart(<WhatIfPanel run={12} />);
    fireEvent.keyDown(await screen.findByRole('button', { name: '银卡 到 金卡，412 人' }), { key: 'Enter' });
    await waitFor(() => expect(listed()).toEqual(['许1*', '许2*']));
  });

  it('switches to what holds after everybody’s next review', async () => {
    renderPart(<WhatIfPanel run={12} />);
    fireEvent.click(await screen.findByRole('radio', { name: '下次评定后' }));
    fireEvent.click(screen.getByRole('button', { name: '看名单：金卡 到 银卡，114 人' }));
    await waitFor(() => expect(asked()).toMatchObject({ kind: 'later', from: 'gold', to: 'silver' }));
  });

  it('says the flows as rows for those who do not see the picture', async () => {
    renderPart(<WhatIfPanel run={12} />);
    const rows = within(await screen.findByRole('table', { name: '等级流动的人数' })).getAllByRole('row');
    expect(rows.map((row) => row.textContent)).toEqual(['现在之后人数', '银卡金卡412']);
  });

  it('says what the gifts cost and whom no message reaches', async () => {
    renderPart(<WhatIfPanel run={12} />);
    expect(await screen.findByText('+¥5,144')).toBeTruthy();
    expect(screen.getByText('可达 286 / 412')).toBeTruthy();
    expect(screen.getByText('126 人没有订阅次数，变更只写进会员的消息页')).toBeTruthy();
  });

  it('warns when the draft changed after the run', async () => {
    renderPart(<WhatIfPanel run={whatIfRun({ current: false })} />);
    expect(await screen.findByText(/发布前要重新试算/)).toBeTruthy();
  });

  it('says so plainly when nobody moves', async () => {
    const still = whatIfOutcome({ up: 0, later: 0, near: 0, gifts: [], giftCostFen: 0 });
    const matrix = still.matrix.map((flow) => ({ ...flow, to: flow.from }));
    renderPart(<WhatIfPanel run={whatIfRun({ result: { ...still, matrix } })} />);
    expect((await screen.findByTestId('what-if-summary')).textContent).toBe('没有人的等级会变');
    expect(screen.getByText('生效当天没有人的等级会变')).toBeTruthy();
    expect(screen.getByText('没有人差一点')).toBeTruthy();
  });

  it('exports only after a reason was given', async () => {
    server.on('GET /programmes/what-if/12/export', () => refusal('busy'));
    renderPart(<WhatIfPanel run={12} />);
    fireEvent.click(await screen.findByTestId('what-if-export'));
    const confirm = await screen.findByTestId('reason-confirm');
    expect(confirm).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByTestId('reason-text'), { target: { value: '给店长看' } });
    fireEvent.click(confirm);
    await waitFor(() =>
      expect(server.seen.find(({ path }) => path.endsWith('/export'))?.query).toEqual({ reason: '给店长看' }),
    );
  });

  it('offers to run again after a failure', async () => {
    let again = 0;
    renderPart(<WhatIfPanel run={whatIfRun({ state: 'failed', result: null })} onRunAgain={() => (again += 1)} />);
    fireEvent.click(await screen.findByRole('button', { name: '再试算一次' }));
    expect(again).toBe(1);
  });
});
