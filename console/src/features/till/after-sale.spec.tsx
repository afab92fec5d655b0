import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  QuoteSchema,
  RecentReceiptsSchema,
  TillOutcomeSchema,
  VisitSchema,
  type QuoteRequest,
} from '@jieti/shared/api/till';
import { ShiftSchema } from '@jieti/shared/api/till-actions';
import { at } from '../../testing/fixtures';
import { json, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { openTill } from '../../testing/open-till';
import { scan } from '../../testing/scan';
import { outcome, quoteOf, shift, tillAction, visit } from '../../testing/till-fixture';

let server: FakeServer;
beforeEach(() => {
  server = startFakeServer();
  server.on('GET /till/shift', () => json(ShiftSchema, shift()));
});

const bodies = (path: string) => server.seen.filter((one) => one.path === path).map((one) => one.body);

describe('after the sale', () => {
  const receipt = {
    receiptNo: 'W7',
    memberName: '林**',
    amountFen: 10_000,
    refundedFen: 0,
    at,
    lines: [
      { key: 'l1', title: '豆子', payableFen: 7000, leftFen: 7000 },
      { key: 'l2', title: '饮品', payableFen: 3000, leftFen: 3000 },
    ],
    pointsSpent: 0,
    coupons: [],
    undoUntil: null,
    undone: false,
  };

  it('gives back one line of a receipt', async () => {
    server.on('GET /till/receipts', () => json(RecentReceiptsSchema, { items: [receipt] }));
    server.on('POST /till/refunds', () =>
      json(TillOutcomeSchema, outcome({ payableFen: 3000, pointsTakenBack: 30, leftFen: 7000 })),
    );
    openTill();
    fireEvent.click(await screen.findByTestId('open-refund'));
    fireEvent.click(await screen.findByTestId('receipt-W7'));
    fireEvent.click(await screen.findByTestId('refund-line-l2'));
    fireEvent.click(screen.getByText('退 ¥30.00'));
    const done = within(await screen.findByTestId('refund-done'));
    expect(done.getByText('收回这一单送的 30 积分。')).toBeTruthy();
    expect(bodies('/till/refunds')).toMatchObject([{ receiptNo: 'W7', lines: [{ key: 'l2' }] }]);
  });

  const opened = async () => {
    const other = { ...receipt, receiptNo: 'W261122-071234', memberName: '周**' };
    server.on('GET /till/receipts', () => json(RecentReceiptsSchema, { items: [receipt, other] }));
    openTill();
    fireEvent.click(await screen.findByTestId('open-refund'));
    return screen.findByTestId('receipt-W261122-071234');
  };
  const search = () => screen.getByTestId<HTMLInputElement>('receipt-search');

  it('finds the receipt that is scanned while the dialog is open, over what was typed', async () => {
    await opened();
    fireEvent.change(search(), { target: { value: '林' } });
    search().focus();
    scan('W261122-071234');
    await waitFor(() => expect(search().value).toBe('W261122-071234'));
    expect(screen.getByTestId('receipt-W261122-071234')).toBeTruthy();
    expect(screen.queryByTestId('receipt-W7')).toBeNull();
    expect(bodies('/till/identify')).toEqual([]);
  });

  it('finds it wherever the focus is, and leaves the receipt that was picked by mistake', async () => {
    await opened();
    fireEvent.click(screen.getByTestId('receipt-W7'));
    const reason = await screen.findByLabelText<HTMLInputElement>('原因');
    fireEvent.change(reason, { target: { value: '烘过了' } });
    reason.focus();
    scan('W261122-071234');
    fireEvent.click(await screen.findByTestId('receipt-W261122-071234'));
    expect((await screen.findByLabelText<HTMLInputElement>('原因')).value).toBe('');
    expect(screen.getByText('退款 W261122-071234')).toBeTruthy();
  });

  it('does not give back more than is left', async () => {
    server.on('GET /till/receipts', () => json(RecentReceiptsSchema, { items: [receipt] }));
    openTill();
    fireEvent.click(await screen.findByTestId('open-refund'));
    fireEvent.click(await screen.findByTestId('receipt-W7'));
    fireEvent.change(await screen.findByTestId('refund-amount'), { target: { value: '100.01' } });
    expect(await screen.findByText('金额要大于 0，最多 ¥100.00。')).toBeTruthy();
    expect(screen.getByTestId('refund-confirm')).toHaveProperty('disabled', true);
  });

  it('offers no undoing of the bill of which something was given back meanwhile', async () => {
    server.on('POST /till/identify', () => json(VisitSchema, visit()));
    server.on('POST /till/quote', ({ body }) => json(QuoteSchema, quoteOf(body as QuoteRequest)));
    server.on('POST /till/purchases', () => json(TillOutcomeSchema, outcome({ receiptNo: 'W7' })));
    server.on('GET /till/receipts', () => json(RecentReceiptsSchema, { items: [receipt] }));
    server.on('POST /till/refunds', () => json(TillOutcomeSchema, outcome({ payableFen: 3000, leftFen: 7000 })));
    openTill();
    await screen.findByText('请扫会员码');
    scan('8827982169738623605');
    fireEvent.change(await screen.findByTestId('amount-l1'), { target: { value: '100' } });
    await waitFor(() => expect(screen.getByTestId('record')).toHaveProperty('disabled', false));
    fireEvent.click(screen.getByTestId('record'));
    expect(await screen.findByTestId('undo')).toBeTruthy();
    fireEvent.click(screen.getByTestId('open-refund'));
    fireEvent.click(await screen.findByTestId('receipt-W7'));
    fireEvent.click(await screen.findByTestId('refund-line-l2'));
    fireEvent.click(screen.getByText('退 ¥30.00'));
    expect(await screen.findByText('这一单退过款，不能撤销，其余的也用退款。')).toBeTruthy();
    expect(screen.queryByTestId('undo')).toBeNull();
  });

  it('shows the shift, and undoes what is fresh', async () => {
    const fresh = tillAction({ id: 5, undoUntil: Date.now() + 60_000 });
    server.on('GET /till/shift', () => json(ShiftSchema, shift([fresh, tillAction({ id: 4, title: 'W0' })])));
    openTill();
    expect(await screen.findByTestId('undo-5')).toBeTruthy();
    expect(screen.queryByTestId('undo-4')).toBeNull();
    fireEvent.click(screen.getByTestId('open-shift'));
    expect(await screen.findByText('2 笔')).toBeTruthy();
    expect(screen.getByText('¥236.00')).toBeTruthy();
  });
});
