import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { OverrideListSchema, OverrideSetSchema, OverrideViewSchema } from '@jieti/shared/api/overrides';
import { ProgrammeSchema } from '@jieti/shared/api/programmes';
import { programme, tiers } from '../../testing/fixtures';
import { json, refusal, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { override, overrideList } from '../../testing/override-fixture';
import { renderPart } from '../../testing/render-part';
import { OverrideCard } from './override-card';

let server: FakeServer;

beforeEach(() => {
  server = startFakeServer();
  server.on('GET /programme', () => json(ProgrammeSchema, programme()));
  server.on('GET /members/1/overrides', () => json(OverrideListSchema, overrideList()));
});

const posted = () => server.seen.filter(({ method }) => method === 'POST');

async function fill(part: { readonly until?: string; readonly reason?: string }) {
  await screen.findByText('按记录算出');
  fireEvent.click(screen.getByTestId('override-set'));
  const dialog = within(await screen.findByRole('dialog'));
  fireEvent.mouseDown(dialog.getByRole('combobox'));
  fireEvent.click(await screen.findByTitle('金卡'));
  if (part.until) fireEvent.change(dialog.getByLabelText('到哪一天（含）'), { target: { value: part.until } });
  if (part.reason) fireEvent.change(dialog.getByLabelText('原因'), { target: { value: part.reason } });
  return dialog;
}

describe('a tier set by hand (T7)', () => {
  it('says that nothing was set, and what that means', async () => {
    renderPart(<OverrideCard memberId={1} />);
    expect(await screen.findByText(/没有手动设置，等级全由记录算出/)).toBeTruthy();
  });

  it('shows what counts now beside what the records give, with author and reason', async () => {
    server.on('GET /members/1/overrides', () =>
      json(OverrideListSchema, overrideList({ computed: tiers.silver, items: [override({ approvedBy: '沈一鸣' })] })),
    );
    renderPart(<OverrideCard memberId={1} />);
    expect(await screen.findByText('保底金卡')).toBeTruthy();
    expect(screen.getByText('2026.06.01 – 2026.12.31')).toBeTruthy();
    expect(screen.getByText('，周岚 设置，沈一鸣 同意')).toBeTruthy();
  });

  it('is sent with its kind, tier, end and reason, only once all are given', async () => {
    server.on('POST /members/1/overrides', () => json(OverrideSetSchema, { kind: 'set', overrideId: 6 }));
    renderPart(<OverrideCard memberId={1} />);
    const dialog = await fill({ until: '2026-12-31' });
    expect(screen.getByTestId('override-confirm')).toHaveProperty('disabled', true);
    fireEvent.change(dialog.getByLabelText('原因'), { target: { value: '客诉 0612' } });
    fireEvent.click(screen.getByTestId('override-confirm'));
    expect(await screen.findByText('手动等级已经生效。')).toBeTruthy();
    expect(posted().map(({ body }) => body)).toEqual([
      { kind: 'floor', tier: 'gold', until: '2026-12-31', reason: '客诉 0612', idempotencyKey: expect.any(String) },
    ]);
  });

  it('says that a second person has to agree', async () => {
    server.on('POST /members/1/overrides', () => json(OverrideSetSchema, { kind: 'approvalNeeded', approvalId: 9 }));
    renderPart(<OverrideCard memberId={1} />);
    await fill({ until: '2026-12-31', reason: '客诉 0612' });
    server.on('GET /members/1/overrides', () =>
      json(
        OverrideListSchema,
        overrideList({ pending: [{ approvalId: 9, summary: '保底金卡到 2026 年 12 月 31 日', requestedBy: '周岚' }] }),
      ),
    );
    fireEvent.click(screen.getByTestId('override-confirm'));
    expect(await screen.findByText('已提交审批，另一位同事同意后生效。')).toBeTruthy();
    expect(await screen.findByText('周岚 提交，等另一位同事同意')).toBeTruthy();
  });

  it('keeps what was typed when the server refuses', async () => {
    server.on('POST /members/1/overrides', () => refusal('not_allowed'));
    renderPart(<OverrideCard memberId={1} />);
    const dialog = await fill({ until: '2026-12-31', reason: '客诉 0612' });
    fireEvent.click(screen.getByTestId('override-confirm'));
    expect(await screen.findByText('你的账号没有这个权限。')).toBeTruthy();
    expect(dialog.getByDisplayValue('客诉 0612')).toBeTruthy();
  });

  it('is taken back for a reason, which stays in the list of what was', async () => {
    let items = [override()];
    server.on('GET /members/1/overrides', () => json(OverrideListSchema, overrideList({ items })));
    server.on('POST /members/1/overrides/5/revoke', () => {
      items = [override({ state: 'revoked', revokedAt: 1, revokedBy: '周岚', revokeReason: '客人不再需要' })];
      return json(OverrideViewSchema, items[0]!);
    });
    renderPart(<OverrideCard memberId={1} />);
    fireEvent.click(await screen.findByTestId('override-revoke'));
    fireEvent.change(await screen.findByTestId('reason-text'), { target: { value: '客人不再需要' } });
    fireEvent.click(screen.getByTestId('reason-confirm'));
    await waitFor(() => expect(screen.getByText('周岚 撤销：客人不再需要')).toBeTruthy());
    expect(posted().map(({ path, body }) => [path, body])).toEqual([
      ['/members/1/overrides/5/revoke', { reason: '客人不再需要' }],
    ]);
  });
});
