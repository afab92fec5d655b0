import { memberRoutes } from './member-routes.mjs';
import { signedCode } from './signed-code.mjs';
import { TillAnswers } from './till-answers.mjs';

const plain = { key: 'plain', name: '普卡', rank: 0, palette: 'plain' };
const gold = { key: 'gold', name: '金卡', rank: 2, palette: 'gold' };
const platinum = { key: 'platinum', name: '铂金', rank: 3, palette: 'platinum' };
const stepMs = 30_000;
const dayMs = 86_400_000;

const growth = (value, threshold) => ({
  metric: 'growth',
  label: '成长值',
  value,
  threshold,
  left: Math.max(0, threshold - value),
  holds: value >= threshold,
  unit: 'growth',
});

const progress = (tier, item, sentence) => ({ tier, mode: 'all', items: [item], holds: item.holds, sentence });

const coupon = {
  id: 7,
  code: '700000000007',
  terms: {
    kind: 'cashOff',
    title: '豆子与器物券',
    note: '',
    amountFen: 2000,
    minSpendFen: 9800,
    categories: [],
    stores: [],
  },
  state: 'usable',
  issuedAt: 0,
  worksFrom: 0,
  expiresAt: Date.now() + 2 * dayMs,
  redeemedAt: null,
  redeemedStore: null,
  origin: '升级金卡的礼物',
  stackingNote: null,
  refundNote: '整单退款时，没过期就退还给你。',
  blackoutNote: null,
};

const home = {
  shopName: '山野咖啡',
  member: { id: 1, name: '林知夏', cardNo: '600126000147', joinedOn: '2024-03-18' },
  tier: gold,
  since: '2025-08-23',
  until: '2026-08-31',
  graceUntil: null,
  headline: { label: '近 12 个月成长值', value: 1816, unit: 'growth' },
  keep: {
    ...progress(gold, growth(1348, 1600), '再消费 ¥252 保住金卡'),
    reviewOn: '2026-08-31',
    daysLeft: 80,
    leaving: 468,
  },
  next: progress(platinum, growth(1816, 5000), '再消费 ¥3,184 升到铂金'),
  perks: [
    { key: 'beans', kind: 'discount', title: '豆子 9 折', note: '不限次' },
    { key: 'pour', kind: 'service', title: '手冲课', note: '每月 2 节', limit: 2, left: 1 },
  ],
  coupons: { usable: 1, soonest: coupon },
  points: { available: 1286, expiringSoon: { points: 320, expiresOn: '2027-01-31' } },
  override: null,
  preUpgrade: null,
  announcement: null,
  community: { sharePercent: 18.4, growth: 86, sentence: '等级中 18.4% 来自社群' },
  offers: [],
  unread: 0,
  rulesNote: '按 2026 年 5 月 1 日起的规则计算',
  asOf: Date.now(),
};

function codeOfStep(step) {
  const code = `92${String(step).padStart(16, '0')}`;
  return { code, qr: signedCode(code), from: step * stepMs, until: (step + 1) * stepMs };
}

function codes() {
  const from = Math.floor(Date.now() / stepMs) * stepMs;
  return {
    serverTime: Date.now(),
    stepSeconds: stepMs / 1000,
    codes: Array.from({ length: 20 }, (_, i) => codeOfStep(from / stepMs + i)),
    tier: gold,
    name: '林知夏',
    cardNo: home.member.cardNo,
  };
}

const notices = {
  items: [
    { templateId: 'tier-up-id', title: '会员等级变更', wording: '等级变化时通知你', purpose: 'service', remaining: 0 },
    { templateId: 'campaign-id', title: '活动通知', wording: '活动开始时通知你', purpose: 'marketing', remaining: 0 },
  ],
};

const explanation = {
  tier: gold,
  sentence: '你是金卡，因为 2025 年 8 月 23 日成长值达到 2,012。',
  since: '2025-08-23',
  until: '2026-08-31',
  graceUntil: null,
  version: 1,
  readings: [],
  keep: home.keep,
  next: home.next,
  counterfactuals: [],
  advice: {
    keep: {
      kind: 'ways',
      sentence: '再消费 ¥252 可保住金卡，截至 8 月 31 日',
      ways: [{ sentence: '再消费 ¥252 可保住金卡，截至 8 月 31 日', cheapest: true, actions: [] }],
    },
    next: null,
  },
  nonChanges: [],
  community: { sharePercent: 18.4, sentence: '等级中 18.4% 来自社群' },
  contributions: [],
  leaving: [],
  timeline: [],
};

const staff = {
  id: 3,
  username: 'clerk',
  name: '小唐',
  role: 'clerk',
  store: { id: 'anfu', name: '安福路店' },
  shopName: '山野咖啡',
};
const tiers = [plain, gold, platinum].map((t) => ({ ...t, requirement: '成长值', perks: home.perks, gifts: [] }));
const refused = (status, code, message) => ({ status, body: { code, message, requestId: 'r' } });
const list = (items) => ({ items, nextCursor: null, total: items.length });

const routes = {
  'POST /api/auth/wechat-login': () => ({ token: 'member', memberId: 1, isNew: false, expiresAt: Date.now() + dayMs }),
  'POST /api/auth/staff-login': () => ({ token: 'staff', expiresAt: Date.now() + dayMs, staff }),
  'GET /api/me/home': () => home,
  'GET /api/me/code': codes,
  'GET /api/me/perks': () => ({ current: 'gold', next: 'platinum', tiers }),
  'GET /api/me/coupons': () => ({ counts: { usable: 1, used: 0, expired: 0 }, items: [coupon] }),
  'GET /api/me/why': () => explanation,
  'GET /api/me/growth': () => list([{ id: 'g1', at: Date.now(), title: '安福路店消费', note: '', delta: 95 }]),
  'GET /api/me/inbox': () => list([]),
  'GET /api/me/subscriptions': () => notices,
  'POST /api/me/subscriptions': () => notices,
  'GET /api/me/profile': () => ({ ...home.member, phone: null, marketing: true }),
  'PUT /api/me/profile': (change) => ({ ...home.member, phone: null, marketing: true, ...change }),
};

/** The answers of one small shop; a test may replace or silence any of them. */
export class ShopServer {
  constructor() {
    this.asked = [];
    this.urls = [];
    this.till = new TillAnswers();
    this.member = memberRoutes({ coupon });
    this.changed = new Map();
    this.held = new Map();
  }

  /** From now on `route` waits for the function returned: what is shown meanwhile can be read without haste. */
  hold(route) {
    let release;
    this.held.set(route, new Promise((resolve) => (release = resolve)));
    return release;
  }

  /** The network is gone for every route, until it is back. */
  goOffline(offline = true) {
    this.isOffline = offline;
  }

  /** From now on `route` is refused; without a refusal the network is gone. */
  fail(route, refusal) {
    this.changed.set(route, refusal ? refused(...refusal) : undefined);
  }

  async answer(method, url, data) {
    const route = `${method} ${url.pathname}`;
    const body = typeof data === 'string' ? JSON.parse(data) : (data ?? {});
    this.asked.push({ route, body });
    this.urls.push(String(url));
    await this.held.get(route);
    if (this.isOffline) return undefined;
    if (this.changed.has(route)) return this.changed.get(route);
    const respond = routes[route] ?? this.member[route] ?? this.till.routes[route];
    return respond ? { body: respond(body) } : refused(404, 'not_found', '没有找到。');
  }

  /** `route` is answered again as before. */
  mend(route) {
    this.changed.delete(route);
  }

  bodiesOf(route) {
    return this.asked.filter((asked) => asked.route === route).map((asked) => asked.body);
  }
}
