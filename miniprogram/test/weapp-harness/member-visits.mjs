import assert from 'node:assert/strict';

const leadsTo = (id, page) => async (phone) => {
  await phone.tap(id);
  await phone.onPage(page);
};
const goesHome = leadsTo('back', 'pages/home/index');

async function codeIsTheServers(phone, { shop, token }) {
  const digits = await phone.says('member-code-digits', /^\d[\d ]{15,}$/);
  const { codes } = await shop.get(token, 'code');
  const own = codes.map(({ code }) => code);
  // The page may still show the code of the half-minute that has just ended.
  assert.ok(own.includes(digits.replaceAll(' ', '')) || (await nextDigits(phone, digits, own)), digits);
}

async function nextDigits(phone, before, own) {
  const after = await phone.says('member-code-digits', new RegExp(`^(?!${before}$)`));
  return own.includes(after.replaceAll(' ', ''));
}

async function offerIsTaken(phone, { shop, token }) {
  const { items } = await shop.get(token, 'claims');
  const { templateId } = items.find(({ state, pointsPrice }) => state === 'open' && pointsPrice === 0);
  await phone.tap(`claim-${templateId}`);
  await phone.says(`offer-foot-${templateId}`, /已放进优惠券/);
}

async function amountIsTyped(phone) {
  await phone.tap('pay-key-1');
  await phone.tap('pay-key-2');
  await phone.says('pay-amount', /12/);
}

async function monthIsTurned(phone) {
  const month = await phone.says('statement-month', /\d 月$/);
  await phone.tap('month-before');
  await phone.says('statement-month', new RegExp(`^(?!${month}$).*月$`));
}

async function entriesAreFiltered(phone, { line }) {
  await phone.tap('points-filter-earn');
  await phone.until('the filtered entries', () => line.urls.some((url) => /entries\?.*kind=earn/.test(url)));
  await phone.tap('points-expiring-more');
}

/**
 * Pages of the main package with the real shop. `sees`: what is on the page and nowhere else. `does`: what a tap there
 * brings about. `url`: what the page is opened with. `offline`: what it says without a network, where that is not the
 * usual error with its button.
 */
export const mainVisits = {
  'pages/home/index': { sees: /金卡[^]*可用积分[^]*规则计算/, does: leadsTo('home-why', 'pages/why/index') },
  'pages/perks/index': { sees: /四级对照/, does: leadsTo('perks-progress', 'pages/home/index') },
  'pages/code/index': { sees: /秒后换新码/, does: codeIsTheServers },
  'pages/coupons/index': { sees: /已使用\s*\d[^]*领券中心/, does: leadsTo('coupons-claims', 'pages/claims/index') },
  'pages/me/index': { sees: /卡号 M\d+/, does: leadsTo('me-points', 'pages/points/index') },
  'pages/why/index': {
    sees: /你是金卡，因为[^]*一步一步/,
    does: async (phone) => {
      await phone.tap('why-more');
      await phone.says('why-timeline', /D1-1，/);
    },
  },
  'pages/growth/index': { sees: /小票 D1-\d+，实付/, does: goesHome },
  'pages/inbox/index': { sees: /都会在这里留一份|\d{4}\.\d\d\.\d\d/, does: goesHome },
  'pages/pay/index': { sees: /付款后成长值和积分即时到账/, does: amountIsTyped, reads: false },
  'pages/points/index': { sees: /花积分不影响等级[^]*月结单/, does: entriesAreFiltered },
  'pages/points/statement/index': { sees: /月初[^]*到现在/, does: monthIsTurned },
  'pages/claims/index': { sees: /兑换码[^]*兑换/, does: offerIsTaken },
};
