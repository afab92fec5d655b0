import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { QuoteSchema, TillOutcomeSchema, VisitSchema, type QuoteRequest } from '@jieti/shared/api/till';
import { ShiftSchema, UndoOutcomeSchema } from '@jieti/shared/api/till-actions';
import { tiers } from '../../testing/fixtures';
import { json, refusal, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { openTill } from '../../testing/open-till';
import { renderApp } from '../../testing/render-app';
import { scan } from '../../testing/scan';
import { outcome, quoteOf, shift, visit } from '../../testing/till-fixture';

const CODE = '8827982169738623605';
let server: FakeServer;

beforeEach(() => {
  server = startFakeServer();
  server.on('GET /till/shift', () => json(ShiftSchema, shift()));
  server.on('POST /till/identify', () => json(VisitSchema, visit()));
  server.on('POST /till/quote', ({ body }) => json(QuoteSchema, quoteOf(body as QuoteRequest)));
  server.on('POST /till/purchases', () => json(TillOutcomeSchema, outcome()));
});

const bodies = (path: string) => server.seen.filter((one) => one.path === path).map((one) => one.body);

async function serve(amount = '128'): Promise<void> {
  openTill();
  await screen.findByText('请扫会员码');
  scan(CODE);
  fireEvent.change(await screen.findByTestId('amount-l1'), { target: { value: amount } });
}

async function record(): Promise<void> {
  await waitFor(() => expect(screen.getByTestId('record')).toHaveProperty('disabled', false));
  fireEvent.keyDown(document.body, { key: 'F9' });
}

describe('the till', () => {
  it('hears the scanner wherever the focus is, and knows the member', async () => {
    openTill();
    await screen.findByText('请扫会员码');
    scan(`${CODE}.eyJ0IjoiZ29sZCJ9.c2ln`);
    expect((await screen.findByTestId('member-name')).textContent).toBe('林**');
    expect(bodies('/till/identify')).toEqual([{ code: `${CODE}.eyJ0IjoiZ29sZCJ9.c2ln` }]);
    expect(screen.getByText('会员再消费 ¥252 就保住金卡。')).toBeTruthy();
    expect(screen.getByText('本月还剩 1 次')).toBeTruthy();
  });

  it('finds a member by a phone number that is typed, who may then only earn', async () => {
    server.on('POST /till/identify', () => json(VisitSchema, visit({ maySpend: false })));
    openTill();
    fireEvent.change(await screen.findByTestId('identify-text'), { target: { value: '13800138000' } });
    fireEvent.click(screen.getByTestId('identify'));
    expect(await screen.findByText('只能累积。要用券、用积分，请会员出示会员码。')).toBeTruthy();
    expect(bodies('/till/identify')).toEqual([{ phone: '13800138000' }]);
  });

  it('prices while the clerk types, step by step', async () => {
    await serve();
    expect((await screen.findByTestId('payable')).textContent).toBe('¥118.00');
    expect(screen.getByText('全单，减 ¥10.00')).toBeTruthy();
  });

  it('records exactly what was shown, with its key and its receipt number', async () => {
    await serve();
    await record();
    expect(await screen.findByText('已记账')).toBeTruthy();
    expect(bodies('/till/purchases')).toMatchObject([
      {
        visit: 'visit-1',
        lines: [{ key: 'l1', title: '豆子', category: '豆子', amountFen: 12_800 }],
        couponIds: [1],
        expectedPayableFen: 11_800,
        receiptNo: expect.stringMatching(/^W\d{6}-\d{6}$/),
        idempotencyKey: expect.stringMatching(/^[0-9a-f]{32}$/),
      },
    ]);
  });

  it('leaves a coupon out and spends points when told to', async () => {
    await serve();
    fireEvent.click(await screen.findByTestId('points-most'));
    fireEvent.click(screen.getByTestId('coupon-1'));
    await record();
    await screen.findByText('已记账');
    expect(bodies('/till/purchases')).toMatchObject([{ couponIds: [], points: 900, expectedPayableFen: 11_900 }]);
  });

  it('records the same bill under the same key when the answer was lost', async () => {
    let calls = 0;
    server.on('POST /till/purchases', () => {
      calls += 1;
      if (calls === 1) throw new TypeError('no network');
      return json(TillOutcomeSchema, outcome());
    });
    await serve();
    await record();
    expect(await screen.findByText(/连上网后再按一次，不会记两次/)).toBeTruthy();
    await record();
    await screen.findByText('已记账');
    const [first, second] = bodies('/till/purchases');
    expect(second).toEqual(first);
  });

  it('takes the bill back while it is fresh', async () => {
    const undone = {
      repeated: false,
      kind: 'purchase',
      title: 'W1',
      backFen: 11_800,
      pointsBack: 0,
      pointsTakenBack: 118,
      coupons: ['满 98 减 20'],
      tier: tiers.gold,
      tierBefore: null,
    } as const;
    server.on('POST /till/undo', () => json(UndoOutcomeSchema, { ...undone, coupons: [...undone.coupons] }));
    await serve();
    await record();
    fireEvent.click(await screen.findByTestId('undo'));
    expect(await screen.findByText('退给会员 ¥118.00，收回 118 积分，满 98 减 20可以再用。')).toBeTruthy();
    const [purchase] = bodies('/till/purchases');
    expect(bodies('/till/undo')).toMatchObject([
      { idempotencyKey: (purchase as { idempotencyKey: string }).idempotencyKey },
    ]);
  });

  it('asks before a bill in work gives way to the next member', async () => {
    await serve();
    server.on('POST /till/identify', () =>
      json(VisitSchema, visit({ member: { id: 18, name: '周**', phone: null, cardNo: 'M-000018', note: '' } })),
    );
    scan('8827982169738623613');
    expect(await screen.findByText('林**的这一单还没有记账，换人后要重新输入。')).toBeTruthy();
    expect(screen.getByTestId('member-name').textContent).toBe('林**');
  });
});

describe('what the till says when something is in the way', () => {
  it.each([
    ['member_unknown', '没有这位会员。核对号码，或请会员在小程序里领会员卡。'],
    ['code_malformed', '这不是会员码，请核对数字。请会员把屏幕调亮，再扫一次；或输入会员码下面的数字。'],
    ['code_expired', '这个码已经换新，请会员刷新后再扫一次。'],
  ] as const)('%s', async (code, sentence) => {
    server.on('POST /till/identify', () => refusal(code));
    openTill();
    await screen.findByText('请扫会员码');
    scan(CODE);
    expect(await screen.findByText(sentence)).toBeTruthy();
  });

  it('a price that changed since it was shown is not charged', async () => {
    server.on('POST /till/purchases', () => refusal('quote_changed'));
    await serve();
    await record();
    expect(await screen.findByText('金额和刚才显示的不一样，请再看一遍。看过新的应收，再按 F9。')).toBeTruthy();
  });

  it('a sum that cannot be read is neither priced nor recorded', async () => {
    await serve('12x');
    expect(await screen.findByText('金额写成 128 或 128.50，改好后自动计价。')).toBeTruthy();
    expect(screen.getByTestId('record')).toHaveProperty('disabled', true);
    expect(bodies('/till/quote')).toEqual([]);
  });

  it('above the limits a colleague confirms, and a wrong password says so', async () => {
    await serve();
    server.on('POST /till/purchases', () => refusal('limit_bill'));
    await record();
    fireEvent.change(await screen.findByTestId('second-login'), { target: { value: 'owner' } });
    fireEvent.change(screen.getByTestId('second-password'), { target: { value: 'wrong' } });
    server.on('POST /till/purchases', () => refusal('second_person_wrong'));
    fireEvent.click(screen.getByTestId('second-confirm'));
    expect(await screen.findByText('同事的账号或密码不对，请重新输入。')).toBeTruthy();
    server.on('POST /till/purchases', () => json(TillOutcomeSchema, outcome()));
    fireEvent.change(screen.getByTestId('second-password'), { target: { value: 'jieti-demo' } });
    fireEvent.click(screen.getByTestId('second-confirm'));
    expect(await screen.findByText('已记账')).toBeTruthy();
    expect(bodies('/till/purchases').at(-1)).toMatchObject({
      secondPerson: { login: 'owner', password: 'jieti-demo' },
    });
  });

  it('whoever belongs to no store is told to use a store’s account', async () => {
    renderApp('/till');
    expect(await screen.findByText('收银台按门店记账，请用门店的账号登录。')).toBeTruthy();
  });
});
