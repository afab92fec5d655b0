import { accountVisits } from './account-visits.mjs';
import { communityVisits } from './community-visits.mjs';
import { mainVisits } from './member-visits.mjs';
import { Phone } from './phone.mjs';
import { ShopLine } from './shop-line.mjs';

/** Pages of members, by path; a new one is one entry in the table of its package. */
export const memberVisits = { ...mainVisits, ...communityVisits, ...accountVisits };

const holder = '林知夏';
const AT_ONCE = 6;

/** What the visits need to know of the member who holds the phones. */
export async function holderOf(shop) {
  const token = await shop.signIn(holder);
  return { shop, token };
}

/** A fresh phone of that member, with nothing on it but what is said. */
export function freshPhone(dist, given, { session } = {}) {
  const line = new ShopLine(given.shop, holder);
  const phone = new Phone(dist, line);
  if (session) phone.wx.setStorageSync('member-session', { owner: 'self', ...session });
  return { phone, line };
}

/** Where a visit begins. */
export async function urlOf(page, { url }, given) {
  return `${page}${url ? await url(given) : ''}`;
}

/** Runs `visit` for every page that is wanted, a few at a time; one sentence for each that did not hold. */
export async function visitAll(visit, isWanted = () => true) {
  const left = Object.entries(memberVisits).filter(([, entry]) => isWanted(entry));
  const problems = [];
  const walk = async () => {
    for (let next = left.shift(); next; next = left.shift()) {
      await visit(...next).catch((error) => problems.push(`${next[0]}: ${error.message}`));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, walk));
  return problems;
}
