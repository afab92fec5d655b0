// A campaign with its audience written down, ready to be sent: members, openids, consents, messages.
import { ConsentsRepository } from '../server/dist/subscriptions/consents.repository.js';
import { MessageTemplatesRepository } from '../server/dist/outbox/message-templates.repository.js';
import { OutboxRepository } from '../server/dist/outbox/outbox.repository.js';

export const templateId = 'bench-campaign-template-0123456789012345678';
const AT_ONCE = 2000;

const template = {
  key: 'campaign',
  title: '活动通知',
  purpose: 'marketing',
  wording: '有活动时通知我',
  subscription: { templateId, fields: [{ key: 'thing1', label: '活动', source: 'title' }] },
  officialAccount: null,
};

const content = {
  title: '冬日第二杯',
  body: '到店出示会员码，第二杯半价。',
  page: 'pages/coupons/index',
  values: { shopName: '山野咖啡' },
};

const memberColumns = [
  ...['id', 'card_no', 'name', 'status', 'marketing', 'registered_at', 'joined_at', 'tier', 'tier_rank', 'tier_since'],
  ...['programme_version', 'growth', 'net_spend_fen', 'order_count', 'updated_at'],
];

/** Members 1…`members` with one identity and `consents` consents each. `openidOf` names them for WeChat. */
export async function seedMembers({ transactions, dialect }, { members, consents = 1, openidOf, ...given }) {
  const used = given.template ?? template;
  await transactions.run((tx) => new MessageTemplatesRepository().upsertTemplates(tx, [used]));
  const ledger = new ConsentsRepository(dialect);
  for (let from = 1; from <= members; from += AT_ONCE) {
    const ids = Array.from({ length: Math.min(AT_ONCE, members - from + 1) }, (_, i) => from + i);
    await transactions.run(async (tx) => {
      const rows = ids.map((id) => [
        ...[id, `JT${String(id).padStart(8, '0')}`, `会员${id}`, 'active', 1, 1, 1, 'plain', 0, 20_000, 1, 0, 0, 0, 1],
      ]);
      await tx.insertRows('member', memberColumns, rows);
      const identities = ids.map((id) => ['openid', openidOf(id), id, 1]);
      await tx.insertRows('member_identity', ['kind', 'value', 'member_id', 'created_at'], identities);
      const remaining = consents;
      await ledger.open(
        tx,
        ids.map((memberId) => ({ memberId, templateId: used.subscription.templateId, remaining })),
        1,
      );
    });
  }
}

/** One message of the campaign to each member. */
export async function enqueueCampaign({ transactions, dialect }, { members, campaignId, now }) {
  const outbox = new OutboxRepository(dialect);
  for (let from = 1; from <= members; from += AT_ONCE) {
    const ids = Array.from({ length: Math.min(AT_ONCE, members - from + 1) }, (_, i) => from + i);
    const messages = ids.map((memberId) => ({
      ...{ memberId, kind: 'campaign', templateKey: 'campaign', campaignId, tier: 'plain', content },
      dedupeKey: `campaign:${campaignId}:${memberId}`,
    }));
    await transactions.run((tx) => outbox.enqueue(tx, messages, now));
  }
}
