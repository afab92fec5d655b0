import { setTimeout as delay } from 'node:timers/promises';
import type { InboxItem } from '@jieti/shared/api/me';
import type { Page } from '@jieti/shared/api/paging';
import { growthCard } from '@jieti/shared/rules/programme/growth-card';
import { RuleNoticesJob } from '../../src/programmes/rule-notices.job.js';
import { aPurchase } from '../setup/facts.js';
import { HttpShop } from './http-shop.js';
import { RuleDesk } from './rule-desk.js';

interface NoticeRow {
  readonly member_id: number;
  readonly template_key: string;
  readonly content: string;
  readonly dedupe_key: string;
}

const gold = growthCard.tiers[2]!;
const condition = { kind: 'condition', metric: 'growth', window: { kind: 'rolling', days: 365 }, op: '>=' };
const easierGold = {
  tiers: growthCard.tiers.with(2, { ...gold, entry: { ...condition, value: 1_800 } } as never),
};

describe('telling members of rules before they come', () => {
  let shop: HttpShop;
  let desk: RuleDesk;
  const underWay = () =>
    shop.query("SELECT id FROM job_run WHERE kind = 'ruleNotices' AND state IN ('queued', 'running')");
  /** The bell of the publication may have begun already: whoever does it, it is done then. */
  const tell = async (): Promise<void> => {
    await shop.app.get(RuleNoticesJob, { strict: false }).tell();
    while ((await underWay()).length > 0) await delay(10);
  };
  const notices = () =>
    shop.query<NoticeRow>(
      "SELECT member_id, template_key, content, dedupe_key FROM outbox_message WHERE kind = 'rulesChange' ORDER BY id",
    );

  beforeEach(async () => {
    shop = await HttpShop.open();
    desk = await RuleDesk.open(shop);
  });
  afterEach(() => shop.close());

  it('reaches whoever the rules touch and whoever stands above the base, once per version', async () => {
    const plain = await shop.member('plain', [aPurchase()]);
    const nearly = await shop.member('nearly', [aPurchase({ amountFen: 190_000 })]);
    const silver = await shop.member('silver', [aPurchase({ amountFen: 70_000 })]);
    expect(await notices()).toEqual([]);
    await desk.tryAndPublish('2026-12-01', easierGold);
    await Promise.all([tell(), tell()]);
    await tell();
    const told = await notices();
    expect(told.map(({ member_id, template_key }) => [member_id, template_key])).toEqual([
      [nearly, 'tier-up'],
      [silver, 'rules-change'],
    ]);
    const { title, body } = JSON.parse(told[0]!.content) as { title: string; body: string };
    expect(title).toBe('会员规则 12 月 1 日起调整');
    expect(body).toContain('12 月 1 日起你会升为金卡。');
    expect(body).toContain('原因：开学季调整。');
    expect(told.map(({ member_id }) => member_id)).not.toContain(plain);
    const jobs = await shop.query("SELECT state, done FROM job_run WHERE kind = 'ruleNotices'");
    expect(jobs).toEqual([{ state: 'done', done: 3 }]);
  });

  it('ends in the inbox of everybody, whatever WeChat does', async () => {
    const silver = await shop.member('silver', [aPurchase({ amountFen: 70_000 })]);
    await desk.tryAndPublish('2026-12-01', easierGold);
    await tell();
    const token = shop.token('member', silver);
    const inbox = async () => (await shop.get('/api/me/inbox', token)).json<Page<InboxItem>>().items;
    while (!(await inbox()).some((item) => item.kind === 'rulesChange')) await delay(20);
    expect((await inbox()).filter((item) => item.kind === 'rulesChange')).toHaveLength(1);
  });

  it('tells whoever was told when the version is withdrawn', async () => {
    const silver = await shop.member('silver', [aPurchase({ amountFen: 70_000 })]);
    await desk.tryAndPublish('2026-12-01', easierGold);
    await tell();
    await shop.post('/api/programmes/membership/versions/2/withdraw', { reason: '改期' }, desk.token);
    await tell();
    await tell();
    const keys = (await notices()).map((notice) => notice.dedupe_key);
    expect(keys).toEqual([`rules:membership:2:${silver}`, `rulesOff:membership:2:${silver}`]);
  });
});
