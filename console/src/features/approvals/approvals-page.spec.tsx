import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { ApprovalPageSchema, ApprovalSchema, type Approval } from '@jieti/shared/api/approvals';
import { json, refusal, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { approval } from '../../testing/programme-fixture';
import { renderApp } from '../../testing/render-app';

let server: FakeServer;

function answerWith(...items: readonly Approval[]) {
  server.on('GET /approvals', () =>
    json(ApprovalPageSchema, { items: [...items], nextCursor: null, total: items.length }),
  );
}

beforeEach(() => {
  server = startFakeServer();
});

const button = (name: string) => screen.getByText(name).closest('button')!;
const decisions = () => server.seen.filter(({ path }) => path === '/approvals/9/decision').map(({ body }) => body);

describe('what waits for a second person', () => {
  it('is agreed to, and the badge of the menu counts it', async () => {
    answerWith(approval());
    server.on('POST /approvals/9/decision', () => json(ApprovalSchema, approval({ state: 'approved' })));
    renderApp('/approvals');
    await screen.findByTestId('approval-9');
    await waitFor(() => expect(screen.getByTestId('nav-approvals').textContent).toBe('待复核1'));
    fireEvent.click(button('通过'));
    await waitFor(() => expect(decisions()).toEqual([{ decision: 'approve', note: '' }]));
  });

  it('is turned down only with a reason', async () => {
    answerWith(approval());
    server.on('POST /approvals/9/decision', () => json(ApprovalSchema, approval({ state: 'rejected' })));
    renderApp('/approvals');
    await screen.findByTestId('approval-9');
    expect(button('不通过')).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByLabelText('意见'), { target: { value: '门槛太低' } });
    fireEvent.click(button('不通过'));
    await waitFor(() => expect(decisions()).toEqual([{ decision: 'reject', note: '门槛太低' }]));
  });

  it('can only be withdrawn by whoever asked', async () => {
    answerWith(approval({ mayDecide: false }));
    renderApp('/approvals');
    await screen.findByTestId('approval-9');
    expect(screen.queryByText('通过')).toBeNull();
    expect(button('撤回申请')).toBeTruthy();
    expect(screen.getByTestId('nav-approvals').textContent).toBe('待复核');
  });

  it('says when somebody else was faster', async () => {
    answerWith(approval());
    server.on('POST /approvals/9/decision', () => refusal('approval_decided'));
    renderApp('/approvals');
    await screen.findByTestId('approval-9');
    fireEvent.click(button('通过'));
    expect(await screen.findByText('这件事已经有人处理过。')).toBeTruthy();
  });

  it('says when there is nothing to do', async () => {
    answerWith();
    renderApp('/approvals');
    expect(await screen.findByText('没有要复核的')).toBeTruthy();
  });
});
