const dayMs = 86_400_000;

const points = {
  balance: 1466,
  available: 1286,
  pending: 240,
  debt: 60,
  unit: '积分',
  cashNote: '100 积分抵 ¥1',
  expiring: [320, 180, 96, 450, 240].map((amount, i) => ({ points: amount, expiresOn: `2027-0${i + 1}-28` })),
  earningNote: ['每消费 ¥1 得 1 积分，金卡按 1.5 倍算'],
};

const entry = (id, at, kind, title, delta) => ({ id, at, kind, title, note: '安福路店', delta, pendingUntil: null });
const entries = [
  { ...entry('p1', Date.UTC(2026, 10, 20), 'earn', '消费积分', 129), pendingUntil: '2026-11-27' },
  entry('p2', Date.UTC(2026, 10, 18), 'spend', '积分抵扣', -600),
  entry('p3', Date.UTC(2026, 9, 2), 'earn', '消费积分', 63),
];

const offer = (templateId, coupon, change) => ({
  templateId,
  terms: coupon.terms,
  lifeNote: '领取后 7 天有效',
  pointsPrice: 0,
  left: 82,
  taken: 0,
  perMember: 1,
  from: null,
  until: null,
  state: 'open',
  note: '每人 1 张，还剩 82 张',
  tiers: [],
  ...change,
});

/** A claim centre that remembers what was taken. */
function claimCentre(coupon) {
  const taken = new Set();
  const after = (item) =>
    taken.has(item.templateId) ? { ...item, taken: 1, state: 'limit', note: '已领 1 张' } : item;
  return {
    'GET /api/me/claims': () => ({
      pointsAvailable: points.available,
      items: [
        offer(31, coupon, {}),
        offer(32, coupon, { pointsPrice: 600, note: '600 积分换，每人 1 张' }),
        offer(36, coupon, { state: 'tierLocked', note: '铂金可以领', tiers: ['铂金'] }),
      ].map(after),
    }),
    'POST /api/me/claims': ({ templateId }) => {
      taken.add(templateId);
      return { coupon, repeated: false };
    },
    'POST /api/me/coupon-codes': () => ({ coupon, repeated: false }),
  };
}

/** Answers about what a member has to spend; `coupon` is the one they get. */
export function memberRoutes({ coupon }) {
  let birthday = null;
  const mine = () => ({
    birthday,
    changeableFrom: birthday && '2027-01-01',
    note: '生日当天送「生日饮品」，2 月 29 日生日平年在 2 月 28 日。',
  });
  return {
    ...claimCentre(coupon),
    'GET /api/me/points': () => points,
    'GET /api/me/points/entries': () => ({ items: entries, nextCursor: null, total: null }),
    'GET /api/me/points/statement': () => ({
      month: '2026-11',
      opening: 1937,
      earned: 129,
      spent: -600,
      takenBack: 0,
      restored: 0,
      expired: 0,
      adjusted: 0,
      closing: 1466,
    }),
    'GET /api/me/birthday': mine,
    'PUT /api/me/birthday': (chosen) => {
      birthday = chosen;
      return mine();
    },
    'GET /api/me/bills': () => ({ items: [] }),
    'GET /api/me/packs': () => ({ items: [] }),
    'GET /api/me/bills/J1': () => ({
      billNo: 'J1',
      state: 'open',
      storeName: '安福路店',
      amountFen: 16_600,
      discounts: [],
      price: {
        amountFen: 16_600,
        lines: [{ key: '1', title: '云南日晒豆', category: '豆子', amountFen: 16_600, payableFen: 14_720 }],
        steps: [
          {
            kind: 'perk',
            title: '豆子 9 折',
            note: '豆子 ¥128.00 × 10 %',
            couponId: null,
            amountFen: -1280,
            shares: [-1280],
          },
          { kind: 'points', title: '600 积分', note: '100 积分抵 ¥1', couponId: null, amountFen: -600, shares: [-600] },
        ],
        payableFen: 14_720,
        couponIds: [],
        pointsSpent: 600,
        freeShipping: false,
      },
      payableFen: 14_720,
      note: null,
      createdAt: Date.now(),
      expiresAt: Date.now() + dayMs,
      paidAt: null,
      refundedFen: 0,
      refunding: false,
    }),
  };
}
