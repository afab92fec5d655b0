import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { CouponViewSchema } from '@jieti/shared/api/coupons';
import { VisitSchema, type Visit } from '@jieti/shared/api/till';
import { ShiftSchema, TillPerkOutcomeSchema } from '@jieti/shared/api/till-actions';
import { json, refusal, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { openTill } from '../../testing/open-till';
import { scan } from '../../testing/scan';
import { shift, visit } from '../../testing/till-fixture';

interface Given {
  readonly visit: string;
  readonly idempotencyKey: string;
  readonly device: string;
}

const KEY = /^[0-9a-f]{32}$/;
const base = visit();
const cup = base.perks.find(({ key }) => key === 'cup')!;
const gift: Visit['coupons'][number] = {
  ...base.coupons[0]!,
  id: 9,
  terms: { ...base.coupons[0]!.terms, kind: 'gift', title: '生日饮品', amountFen: undefined, minSpendFen: 0 },
};
let server: FakeServer;

beforeEach(() => {
  server = startFakeServer();
  server.on('GET /till/shift', () => json(ShiftSchema, shift()));
});

const bodies = (path: string) => server.seen.filter((one) => one.path === path).map((one) => one.body as Given);

async function serve(part: Partial<Visit>): Promise<void> {
  server.on('POST /till/identify', () => json(VisitSchema, visit(part)));
  openTill();
  await screen.findByText('请扫会员码');
  scan('8827982169738623605');
  await screen.findByTestId('member-name');
}

const give = () => screen.getByRole('button', { name: /用一次/ });

describe('a perk with a limit', () => {
  const answer = (left: number) => () => json(TillPerkOutcomeSchema, { repeated: false, perk: { ...cup, left } });

  it('is given once a press, counted down, and no more when the month is used up', async () => {
    await serve({ perks: [{ ...cup, left: 2 }] });
    server.on('POST /till/perks', answer(1));
    fireEvent.click(give());
    expect(await screen.findByText('已记一次')).toBeTruthy();
    expect(screen.getByText('本月还剩 1 次')).toBeTruthy();
    server.on('POST /till/perks', answer(0));
    fireEvent.click(give());
    expect(await screen.findByText('本月还剩 0 次')).toBeTruthy();
    expect(give()).toHaveProperty('disabled', true);
    const [first, second] = bodies('/till/perks');
    const given = { visit: 'visit-1', perkKey: 'cup', idempotencyKey: expect.stringMatching(KEY) };
    expect([first, second]).toEqual([first, second].map(() => ({ ...given, device: expect.any(String) })));
    expect(second?.idempotencyKey).not.toBe(first?.idempotencyKey);
  });

  it('is asked for again under the same key when the answer was lost', async () => {
    await serve({ perks: [cup] });
    server.on('POST /till/perks', () => {
      throw new TypeError('no network');
    });
    fireEvent.click(give());
    expect(await screen.findByText(/连上网后再按一次，不会记两次/)).toBeTruthy();
    server.on('POST /till/perks', answer(0));
    fireEvent.click(give());
    await screen.findByText('已记一次');
    const [first, second] = bodies('/till/perks');
    expect(second).toEqual(first);
  });

  it('is not for who shows no code, and one without a limit has nothing to press', async () => {
    await serve({ maySpend: false, perks: [cup, { ...cup, key: 'seat', title: '预留座位', left: null }] });
    expect(give()).toHaveProperty('disabled', true);
    expect(screen.getByText('预留座位')).toBeTruthy();
  });
});

describe('a coupon for a gift', () => {
  const hand = async () => {
    fireEvent.click(await screen.findByTestId('gift-9'));
    expect(await screen.findByText('把「生日饮品」交给会员？')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '已交给会员' }));
  };

  it('is handed over once the clerk says so, and is gone from then on', async () => {
    server.on('POST /till/coupons/redeem', () => json(CouponViewSchema, { ...gift, state: 'redeemed' }));
    await serve({ coupons: [gift] });
    fireEvent.click(screen.getByTestId('gift-9'));
    await screen.findByText('把「生日饮品」交给会员？');
    expect(bodies('/till/coupons/redeem')).toEqual([]);
    fireEvent.click(screen.getByRole('button', { name: '已交给会员' }));
    await waitFor(() => expect(screen.queryByTestId('gift-9')).toBeNull());
    expect(bodies('/till/coupons/redeem')).toEqual([
      { visit: 'visit-1', couponId: 9, idempotencyKey: expect.stringMatching(KEY), device: expect.any(String) },
    ]);
  });

  it('says why it was not taken, and is asked for again under the same key', async () => {
    await serve({ coupons: [gift] });
    server.on('POST /till/coupons/redeem', () => refusal('coupon_used'));
    await hand();
    expect(await screen.findByText(/这张券已经核销过/)).toBeTruthy();
    await hand();
    await waitFor(() => expect(bodies('/till/coupons/redeem')).toHaveLength(2));
    const [first, second] = bodies('/till/coupons/redeem');
    expect(second).toEqual(first);
  });

  it('cannot be handed over where it does not work', async () => {
    await serve({ coupons: [{ ...gift, usableHere: false, why: '只在西岸店能用' }] });
    expect(screen.getByTestId('gift-9')).toHaveProperty('disabled', true);
    expect(screen.getByText('只在西岸店能用')).toBeTruthy();
  });
});
