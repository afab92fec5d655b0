import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemberPageSchema } from '@jieti/shared/api/members';
import { MemberPointsSchema, PointsMovedSchema } from '@jieti/shared/api/points';
import { json, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { memberPoints } from '../../testing/points-fixture';
import { renderPart } from '../../testing/render-part';
import { memberRow } from '../../testing/fixtures';
import { PointsPanel } from './points-panel';

let server: FakeServer;
beforeEach(() => {
  server = startFakeServer();
  server.on('GET /members/7/points', () => json(MemberPointsSchema, memberPoints()));
});

const type = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });
const typePoints = (value: string) => fireEvent.change(screen.getByRole('spinbutton'), { target: { value } });
const posted = () => server.seen.find(({ method }) => method === 'POST');

describe('a member’s points in the console', () => {
  it('are shown with what ends when and what moved them', async () => {
    renderPart(<PointsPanel memberId={7} />);
    expect(await screen.findByText('1,200', { selector: 'dd' })).toBeTruthy();
    expect(screen.getByText('2027.12.31 到期')).toBeTruthy();
    expect(screen.getByTestId('points-entry').textContent).toContain('+1,500');
  });

  it('are taken only as far as there are any, with a reason, once for one dialog', async () => {
    server.on('POST /members/7/points/adjust', () =>
      json(PointsMovedSchema, { kind: 'moved', points: -200, balance: 1_100 }),
    );
    renderPart(<PointsPanel memberId={7} />);
    await screen.findByTestId('points-entry');
    fireEvent.click(screen.getByTestId('points-adjust'));
    fireEvent.click(await screen.findByRole('radio', { name: '减' }));
    typePoints('1201');
    expect(screen.getByText('可用的只有 1,200。')).toBeTruthy();
    typePoints('200');
    type('原因', '小票重复');
    fireEvent.click(screen.getByTestId('points-adjust-confirm'));
    await waitFor(() => expect(posted()?.body).toMatchObject({ delta: -200, reason: '小票重复' }));
    expect(posted()?.body).toHaveProperty('idempotencyKey');
  });

  it('say so when another person has to agree', async () => {
    server.on('POST /members/7/points/adjust', () =>
      json(PointsMovedSchema, { kind: 'approvalNeeded', approvalId: 3 }),
    );
    renderPart(<PointsPanel memberId={7} />);
    await screen.findByTestId('points-entry');
    fireEvent.click(screen.getByTestId('points-adjust'));
    typePoints('90000');
    type('原因', '抽奖一等奖');
    fireEvent.click(screen.getByTestId('points-adjust-confirm'));
    expect(await screen.findByText('已提交审批，另一位同事同意后生效。')).toBeTruthy();
  });

  it('go over to another member who was looked up', async () => {
    server.on('GET /members', () => json(MemberPageSchema, { items: [memberRow(9)], nextCursor: null, total: 1 }));
    server.on('POST /members/7/points/transfer', () =>
      json(PointsMovedSchema, { kind: 'moved', points: 1_300, balance: 0 }),
    );
    renderPart(<PointsPanel memberId={7} />);
    await screen.findByTestId('points-entry');
    fireEvent.click(screen.getByTestId('points-transfer'));
    const field = await screen.findByLabelText('转给谁');
    fireEvent.mouseDown(field);
    fireEvent.change(field, { target: { value: '林9' } });
    fireEvent.click(await screen.findByText('林9*，M-000009，138****2214'));
    type('原因', '同一个人');
    fireEvent.click(screen.getByTestId('points-transfer-confirm'));
    await waitFor(() => expect(posted()?.body).toMatchObject({ toMemberId: 9, reason: '同一个人' }));
  });
});
