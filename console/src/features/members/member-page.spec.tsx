import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { MemberDetailSchema, RevealedSchema } from '@jieti/shared/api/members';
import { MemberLaddersSchema, OverrideListSchema } from '@jieti/shared/api/overrides';
import { PointInTimeSchema } from '@jieti/shared/api/point-in-time';
import { ProgrammeSchema } from '@jieti/shared/api/programmes';
import { memberDetail, programme, tiers } from '../../testing/fixtures';
import { json, refusal, startFakeServer, type FakeServer } from '../../testing/fake-server';
import { memberLadder, overrideList, standing } from '../../testing/override-fixture';
import { renderApp } from '../../testing/render-app';

let server: FakeServer;

beforeEach(() => {
  server = startFakeServer();
  server.on('GET /programme', () => json(ProgrammeSchema, programme()));
  server.on('GET /members/1', () => json(MemberDetailSchema, memberDetail()));
  server.on('GET /members/1/overrides', () => json(OverrideListSchema, overrideList()));
  server.on('GET /members/1/standing', () => json(PointInTimeSchema, standing()));
  server.on('GET /members/1/ladders', () => json(MemberLaddersSchema, { items: [memberLadder()] }));
});

const reveals = () => server.seen.filter(({ path }) => path.endsWith('/reveal'));
const region = async (name: string) => within(await screen.findByRole('region', { name }));

function unfold(summary: HTMLElement): void {
  const details = summary.closest('details')!;
  details.open = true;
  fireEvent(details, new Event('toggle'));
}

/** The upgrade of the fixture with the purchase that tipped it in the history. */
function tipped() {
  const detail = memberDetail();
  const [purchase, upgrade] = detail.explanation.timeline;
  const id = 'till:anfu/A0823-0147';
  const timeline = [
    { ...purchase!, id, note: '小票 A0823-0147，实付 ¥86.00' },
    { ...upgrade!, trigger: id },
  ];
  return { ...detail, explanation: { ...detail.explanation, timeline } };
}

describe('one member', () => {
  it('counts growth of today, and says what will leave before the review', async () => {
    renderApp('/members/1');
    const figure = (await screen.findByText('计入等级的成长值')).parentElement!;
    expect(figure.textContent).toBe('计入等级的成长值1,816其中 468 将移出');
    expect((await screen.findByText('差 252')).textContent).toBe('差 252');
  });

  it('opens a tier change to its readings and what would have been', async () => {
    renderApp('/members/1');
    const history = await region('经过');
    expect(history.getByText('没有这一笔会停在 1,926，差 74')).toBeTruthy();
    fireEvent.click(history.getByRole('button', { name: '收起' }));
    expect(history.queryByText('没有这一笔会停在 1,926，差 74')).toBeNull();
  });

  it('leads from a condition to its receipts, and marks the one that decided (T8)', async () => {
    server.on('GET /members/1', () => json(MemberDetailSchema, tipped()));
    renderApp('/members/1');
    const why = await region('为什么是这个等级');
    unfold(why.getByText('由 1 条记录组成，其中一条起了决定作用'));
    const row = why.getByText('小票 A0823-0147，实付 ¥86.00').closest('li')!;
    expect(row.textContent).toBe('2026.06.12安福路店消费小票 A0823-0147，实付 ¥86.00就是这一条+86');
  });

  it('speaks about the member, and names what would change the tier', async () => {
    renderApp('/members/1');
    const why = await region('为什么是这个等级');
    expect(why.getByText('会员是金卡，因为 2025 年 8 月 23 日成长值达到 2,012。')).toBeTruthy();
    expect(why.getByText('再消费 ¥252 保住金卡')).toBeTruthy();
    expect(why.getByText('2026.07.02')).toBeTruthy();
  });

  it('sets the cheapest way apart, with the next best beside it (X-7)', async () => {
    renderApp('/members/1');
    const why = await region('为什么是这个等级');
    const keep = within(why.getByRole('region', { name: '保级' }));
    expect(keep.getByText('最省的办法')).toBeTruthy();
    expect(keep.getByText('再消费 ¥252 就保住金卡，截至 8 月 31 日；少一点都不够').tagName).toBe('B');
    expect(keep.getByText('邀请好友 6 次就保住金卡，截至 8 月 31 日；少一点都不够').parentElement?.textContent).toMatch(
      /^或者/,
    );
    expect(why.queryByRole('region', { name: '升级' })).toBeNull();
  });

  it('says why the tier is neither higher nor lower, apart from the ifs (T8)', async () => {
    renderApp('/members/1');
    const why = await region('为什么是这个等级');
    const lines = (name: string) => within(why.getByRole('list', { name })).getAllByRole('listitem');
    expect(lines('为什么没有升、没有降').map(({ textContent }) => textContent)).toEqual([
      '没有降级：金卡有效到 2026 年 8 月 31 日，到期评定前不会降。',
    ]);
    expect(lines('如果')).toHaveLength(1);
  });

  it('names no way where nothing helps in time', async () => {
    const detail = memberDetail();
    const none = { kind: 'none' as const, sentence: '8 月 31 日前，靠消费和互动已经来不及保住金卡', ways: [] };
    const explanation = { ...detail.explanation, advice: { keep: none, next: null } };
    server.on('GET /members/1', () => json(MemberDetailSchema, { ...detail, explanation }));
    renderApp('/members/1');
    const why = await region('为什么是这个等级');
    expect(why.getByText('8 月 31 日前，靠消费和互动已经来不及保住金卡')).toBeTruthy();
    expect(why.queryByText('最省的办法')).toBeNull();
  });

  it('shows what each factor adds to a composite score (T4)', async () => {
    const detail = memberDetail();
    const [reading] = detail.explanation.readings;
    const parts = [
      {
        metric: 'netSpend',
        window: { kind: 'rolling' as const, days: 365 },
        value: 165_200,
        cap: 500_000,
        weightPercent: 60,
        score: 1982,
      },
      {
        metric: 'orderCount',
        window: { kind: 'rolling' as const, days: 365 },
        value: 30,
        cap: 24,
        weightPercent: 40,
        score: 4000,
      },
    ];
    const readings = [
      {
        ...reading!,
        metric: 'composite',
        label: '综合分',
        unit: 'score' as const,
        value: 5982,
        threshold: 5000,
        parts,
      },
    ];
    server.on('GET /members/1', () =>
      json(MemberDetailSchema, { ...detail, explanation: { ...detail.explanation, readings } }),
    );
    renderApp('/members/1');
    const why = await region('为什么是这个等级');
    expect(why.getByText('59.82 分')).toBeTruthy();
    expect(why.getAllByRole('listitem').map((item) => item.textContent)).toEqual(
      expect.arrayContaining([
        '近 365 天净消费 ¥1,652¥5,000 封顶，占 60%19.82 分',
        expect.stringMatching(/30 次到顶，占 40%40 分$/),
      ]),
    );
  });

  it('draws a change that later records undid as struck through, with the cause', async () => {
    const detail = memberDetail();
    const [, upgrade] = detail.explanation.timeline;
    const undone = { ...upgrade!, id: 'c', title: '升为银卡', superseded: true, note: '后来的记录改变了这一步' };
    server.on('GET /members/1', () =>
      json(MemberDetailSchema, { ...detail, explanation: { ...detail.explanation, timeline: [undone] } }),
    );
    renderApp('/members/1');
    const history = await region('经过');
    const step = history.getByText('升为银卡').closest('li')!;
    expect(step.textContent).toContain('已被更正');
    expect(step.textContent).toContain('后来的记录改变了这一步');
  });

  it('stands on other ladders beside the tier (T11)', async () => {
    renderApp('/members/1');
    expect((await region('生命周期')).getByText('平常 27 天来一次，这次隔 15 天。')).toBeTruthy();
  });

  it('filters the history by theme', async () => {
    renderApp('/members/1');
    const history = await region('经过');
    fireEvent.click(history.getByRole('radio', { name: '消费' }));
    expect(history.getByText('安福路店消费')).toBeTruthy();
    expect(history.queryByText('升为金卡')).toBeNull();
  });

  it('shows the full name only after a reason was given', async () => {
    server.on('POST /members/1/reveal', () => json(RevealedSchema, { name: '林知夏', phone: '13812342214' }));
    renderApp('/members/1');
    fireEvent.click(await screen.findByTestId('member-reveal'));
    const confirm = await screen.findByTestId('reason-confirm');
    expect(confirm).toHaveProperty('disabled', true);
    fireEvent.change(screen.getByTestId('reason-text'), { target: { value: '核对手机号' } });
    fireEvent.click(confirm);
    await waitFor(() => expect(screen.getByTestId('member-name').textContent).toContain('林知夏'));
    expect(reveals().map(({ body }) => body)).toEqual([{ reason: '核对手机号' }]);
  });
});

describe('a member on another day', () => {
  const asked = () =>
    server.seen.filter(({ path, query }) => path.endsWith('/standing') && 'asOf' in query).at(-1)?.query;

  it('is read from the address, as it stood and as it was known then', async () => {
    server.on('GET /members/1/standing', () => json(PointInTimeSchema, standing({ computed: tiers.silver })));
    const app = renderApp('/members/1?asOf=2025-09-01');
    const why = await region('为什么是这个等级');
    expect(await why.findByText('2025.09.01 结束时')).toBeTruthy();
    expect(why.getByText('用现在知道的全部记录，包括后来补记的')).toBeTruthy();
    expect(why.getByText('按记录算出是银卡')).toBeTruthy();
    expect(asked()).toEqual({ asOf: '2025-09-01' });
    fireEvent.click(why.getByRole('checkbox', { name: '按当时已知' }));
    expect(await why.findByText('只用当天为止记下的记录')).toBeTruthy();
    expect(asked()).toEqual({ asOf: '2025-09-01', knownAt: '2025-09-01' });
    fireEvent.click(why.getByRole('button', { name: '回到今天' }));
    await waitFor(() => expect(app.address()).toBe('/members/1'));
  });

  it('says so when the member had not joined, or was not known, by then', async () => {
    server.on('GET /members/1/standing', () => refusal('not_found'));
    renderApp('/members/1?asOf=2020-01-01');
    expect(await screen.findByText('那一天还没有入会')).toBeTruthy();
    fireEvent.click(screen.getByRole('checkbox', { name: '按当时已知' }));
    expect(await screen.findByText('到那一天为止，还没有记下这位会员')).toBeTruthy();
  });

  it('names the tier in sight while orders may still come back', async () => {
    const preUpgrade = {
      tier: tiers.gold,
      on: '2026-06-20',
      sentence: '退货期过后没有退货，2026 年 6 月 20 日升为金卡。',
    };
    server.on('GET /members/1/standing', () => json(PointInTimeSchema, standing({ preUpgrade })));
    renderApp('/members/1');
    expect(await screen.findByText('预升级金卡，2026.06.20 确认')).toBeTruthy();
  });
});
