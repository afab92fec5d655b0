import type { StaffSession } from '@jieti/shared/api/auth';
import type { Campaign, CampaignForecast, MessageTemplate } from '@jieti/shared/api/campaigns';
import type { CouponTemplate } from '@jieti/shared/api/coupons';
import type { MemberDetail, MemberRow } from '@jieti/shared/api/members';
import type { Programme } from '@jieti/shared/api/programmes';
import type { TierBadge } from '@jieti/shared/api/tiers';

export const tiers = {
  plain: { key: 'plain', name: '普卡', rank: 0, palette: 'plain' },
  silver: { key: 'silver', name: '银卡', rank: 1, palette: 'silver' },
  gold: { key: 'gold', name: '金卡', rank: 2, palette: 'gold' },
} as const satisfies Record<string, TierBadge>;

export const at = Date.UTC(2026, 5, 12, 6, 32);

export function staffSession(): StaffSession {
  return {
    token: 'token-1',
    expiresAt: Date.now() + 3_600_000,
    staff: { id: 1, username: 'operator', name: '周岚', role: 'operator', store: null, shopName: '山野咖啡' },
  };
}

export function memberRow(id: number, part: Partial<MemberRow> = {}): MemberRow {
  return {
    id,
    cardNo: `M-${String(id).padStart(6, '0')}`,
    name: `林${id}*`,
    phone: '138****2214',
    tier: tiers.gold,
    until: '2026-08-31',
    growth: 1816,
    netSpendFen: 165_248,
    orderCount: 14,
    lastOrderAt: at,
    joinedAt: at,
    store: '安福路店',
    ...part,
  };
}

const growth = (value: number) =>
  ({ kind: 'condition', metric: 'growth', window: { kind: 'rolling', days: 365 }, op: '>=', value }) as const;

export function programme(): Programme {
  const tier = (badge: TierBadge, entry: number) => ({
    key: badge.key,
    name: badge.name,
    colours: { palette: badge.palette },
    entry: entry === 0 ? { kind: 'all' as const, rules: [] } : growth(entry),
    retention: entry === 0 ? null : growth(entry * 0.8),
    validity: entry === 0 ? { kind: 'forever' as const } : { kind: 'days' as const, days: 365 },
    graceDays: 0,
    downgrade: 'oneStep' as const,
    perks: [],
    gifts: [],
  });
  return {
    current: 1,
    versions: [
      {
        programme: 'membership',
        name: '成长值会员',
        ladder: 'held',
        timeZone: 'Asia/Shanghai',
        refundPolicy: 'atReview',
        growth: { perYuan: 1, engagement: [] },
        tiers: [tier(tiers.plain, 0), tier(tiers.silver, 600), tier(tiers.gold, 2000)],
        version: 1,
        effectiveFrom: at,
      },
    ],
  };
}

export function campaign(part: Partial<Campaign> = {}): Campaign {
  return {
    id: 7,
    name: '金卡夏至豆子礼',
    state: 'running',
    messageTemplateKey: 'campaign',
    needs: [],
    offers: [{ tier: 'gold', title: '夏至拼配到店了', body: '到店出示会员码，金卡价 ¥88', couponTemplateId: null }],
    createdAt: at,
    createdBy: '周岚',
    launchedAt: at,
    finishedAt: null,
    progress: { planned: 4287, decided: 3901, sent: 3513, failed: 31, suppressed: 341, unknown: 16 },
    outcomes: [
      { state: 'sent', channel: 'subscription', reason: 'accepted', label: '订阅消息，微信已受理', count: 2371 },
      { state: 'sent', channel: 'inbox', reason: 'no_quota', label: '没有订阅次数，只进消息页', count: 1095 },
      { state: 'sent', channel: 'inbox', reason: 'refused', label: '用户拒收，只进消息页', count: 47 },
      { state: 'suppressed', channel: null, reason: 'opted_out', label: '关闭了营销推送', count: 299 },
      { state: 'suppressed', channel: null, reason: 'closed_account', label: '已注销', count: 42 },
      {
        state: 'failed',
        channel: 'subscription',
        reason: 'unreachable',
        label: '连不上微信，多次重试后放弃',
        count: 31,
      },
      { state: 'unknown', channel: 'subscription', reason: 'no_reply', label: '已发给微信，没有收到答复', count: 16 },
    ],
    byTier: [{ tier: tiers.gold, planned: 4287, sent: 3513, redeemed: 297 }],
    perMinute: [{ at, sent: 1800 }],
    ...part,
  };
}

export function forecast(): CampaignForecast {
  return {
    audience: 4287,
    bySubscription: 2418,
    byInboxOnly: 1528,
    suppressed: [{ reason: 'opted_out', label: '关闭了营销推送', count: 341 }],
    byTier: [{ tier: tiers.gold, audience: 4287, bySubscription: 2418 }],
    couponCostFen: null,
  };
}

export function messageTemplates(): MessageTemplate[] {
  const template = (key: string, title: string, purpose: MessageTemplate['purpose']): MessageTemplate => ({
    key,
    title,
    purpose,
    wording: '有新品和专属优惠时告诉我',
    subscriptionTemplateId: `tmpl-${key}`,
    officialAccountTemplateId: null,
    fields: [{ key: 'thing1', label: '内容' }],
  });
  return [template('tier-up', '等级变更提醒', 'service'), template('campaign', '新品到店通知', 'marketing')];
}

export function couponTemplate(part: Partial<CouponTemplate> = {}): CouponTemplate {
  return {
    id: 3,
    key: 'beans-20',
    terms: {
      kind: 'cashOff',
      title: '豆子满 98 减 20',
      note: '',
      amountFen: 2000,
      minSpendFen: 9800,
      categories: ['豆子'],
      stores: [],
    },
    version: 1,
    validity: { kind: 'days', days: 30, startDelayDays: 0 },
    stockTotal: 1000,
    perMember: 1,
    perDay: null,
    claim: null,
    active: true,
    issued: 400,
    reserved: 0,
    redeemed: 120,
    createdAt: at,
    ...part,
  };
}

const reading = {
  metric: 'growth',
  label: '近 365 天成长值',
  value: 2012,
  threshold: 2000,
  op: '>=' as const,
  holds: true,
  unit: 'growth' as const,
  firstDay: '2024-08-24',
  lastDay: '2025-08-23',
  facts: ['till:anfu/A0823-0147'],
};

export function memberDetail(part: Partial<MemberDetail> = {}): MemberDetail {
  const step = { at, delta: null, amountFen: null, superseded: false, readings: [], counterfactual: null, note: '' };
  const progress = { metric: 'growth', label: '成长值', unit: 'growth' as const, holds: false };
  return {
    ...memberRow(1, { name: '林**' }),
    explanation: {
      tier: tiers.gold,
      sentence: '你是金卡，因为 2025 年 8 月 23 日成长值达到 2,012。',
      since: '2025-08-23',
      until: '2026-08-31',
      graceUntil: null,
      version: 1,
      readings: [reading],
      keep: {
        tier: tiers.gold,
        mode: 'all',
        items: [{ ...progress, value: 1348, threshold: 1600, left: 252 }],
        holds: false,
        sentence: '再消费 ¥252 保住金卡',
      },
      next: null,
      counterfactuals: ['如果从今天起不再消费，8 月 31 日评定时是 1,348，会调整为银卡。'],
      advice: {
        keep: {
          kind: 'ways',
          sentence: '再消费 ¥252 就保住金卡，截至 8 月 31 日；少一点都不够',
          ways: [
            {
              sentence: '再消费 ¥252 就保住金卡，截至 8 月 31 日；少一点都不够',
              cheapest: true,
              actions: [{ kind: 'purchase', fen: 25_200, orders: 1, days: 1, categories: 0 }],
            },
            {
              sentence: '邀请好友 6 次就保住金卡，截至 8 月 31 日；少一点都不够',
              cheapest: false,
              actions: [{ kind: 'activity', activity: 'invite', times: 6, days: 1 }],
            },
          ],
        },
        next: null,
      },
      community: { sharePercent: 18.4, sentence: '等级中 18.4% 来自社群' },
      nonChanges: ['没有降级：金卡有效到 2026 年 8 月 31 日，到期评定前不会降。'],
      contributions: [],
      leaving: [{ day: '2026-07-02', delta: -468, title: '安福路店消费' }],
      timeline: [
        { ...step, id: 'a', kind: 'purchase', title: '安福路店消费', delta: 86, amountFen: 8600 },
        {
          ...step,
          id: 'b',
          kind: 'upgrade',
          title: '升为金卡',
          readings: [reading],
          counterfactual: '没有这一笔会停在 1,926，差 74',
        },
      ],
    },
    band: null,
    coupons: [],
    quotas: [{ templateId: 'a', title: '等级变更提醒', remaining: 0 }],
    consents: [],
    messages: [],
    ...part,
  };
}
