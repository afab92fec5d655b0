import { addFates, emptyReport } from './import-report.js';
import { decimalFen } from './decimal-fen.js';
import { localInstant } from './local-instant.js';
import { parsePurchaseRow } from './parse-purchase-row.js';
import { placesOf, purchasePresets, requiredColumns } from './purchase-mapping.js';

const mapping = purchasePresets['online-retail']!;
const context = { mapping, places: placesOf(mapping), timeZone: 'Asia/Shanghai', now: Date.UTC(2026, 0, 1) };
const row = { order_no: '489434', customer_id: '13085', paid_at: '2009-12-01 07:45:00', amount: '505.3' };

const cellsOf = (cells: Readonly<Record<string, string>>) => requiredColumns(mapping).map((name) => cells[name] ?? '');

describe('decimalFen', () => {
  it.each([
    ['505.3', 50530],
    ['0.01', 1],
    ['1.10', 110],
    ['1.1000', 110],
    ['-12.5', -1250],
    ['+7', 700],
    ['00012', 1200],
  ])('reads %s as %d fen', (text, fen) => expect(decimalFen(text)).toBe(fen));

  it.each(['1.005', '1,000.00', '', 'abc', '1e3', '.5', '12.', '999999999999'])('refuses %j', (text) =>
    expect(decimalFen(text)).toBeUndefined(),
  );
});

describe('localInstant', () => {
  it('reads a time without a zone on the shop clock', () => {
    expect(localInstant('2010-12-31 23:59:59', 'Asia/Shanghai')).toBe(Date.UTC(2010, 11, 31, 15, 59, 59));
  });

  it('keeps a zone that is given', () => {
    expect(localInstant('2010-12-31T23:59:59Z', 'Asia/Shanghai')).toBe(Date.UTC(2010, 11, 31, 23, 59, 59));
    expect(localInstant('2010-12-31T23:59:59-05:00', 'Asia/Shanghai')).toBe(Date.UTC(2011, 0, 1, 4, 59, 59));
  });

  it.each(['2010-02-30', '2010-13-01', '31/12/2010', '2010-12-31 24:00', ''])('refuses %j', (text) =>
    expect(localInstant(text, 'UTC')).toBeUndefined(),
  );
});

describe('parsePurchaseRow', () => {
  it('makes a sale of a positive invoice', () => {
    const parsed = parsePurchaseRow(cellsOf(row), context);
    expect(parsed).toMatchObject({
      kind: 'sale',
      fact: {
        member: { kind: 'customer', value: 'online-retail:13085' },
        fact: { kind: 'purchase', amountFen: 50530 },
      },
    });
  });

  it('makes a refund without an order of a cancelled invoice', () => {
    const parsed = parsePurchaseRow(cellsOf({ ...row, order_no: 'C489449', amount: '-22' }), context);
    expect(parsed).toMatchObject({ kind: 'refund', fact: { fact: { kind: 'refund', amountFen: 2200, order: null } } });
  });

  it.each([
    [{ customer_id: '' }, 'no_customer'],
    [{ amount: '0' }, 'amount_not_positive'],
    [{ amount: '-3' }, 'amount_not_positive'],
    [{ amount: '1.005' }, 'amount_malformed'],
    [{ paid_at: 'yesterday' }, 'date_malformed'],
    [{ paid_at: '2026-02-01 00:00:00' }, 'occurred_in_future'],
    [{ order_no: '' }, 'order_malformed'],
    [{ order_no: '中文' }, 'order_malformed'],
  ])('rejects %j because of %s', (change, reason) => {
    expect(parsePurchaseRow(cellsOf({ ...row, ...change }), context)).toEqual({ kind: 'rejected', reason });
  });
});

describe('addFates', () => {
  it('counts every row exactly once', () => {
    const report = addFates(emptyReport, [
      { kind: 'sale' },
      { kind: 'refund' },
      { kind: 'duplicate' },
      { kind: 'rejected', reason: 'no_customer' },
    ]);
    expect(report).toEqual({
      rows: 4,
      accepted: { sales: 1, refunds: 1 },
      rejected: { total: 1, byReason: { no_customer: 1 } },
      duplicates: 1,
      members: 0,
    });
  });
});
