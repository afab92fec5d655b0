import type { Platform } from '../platform.js';
import type { Randomness } from '../randomness.js';
import type { Phone } from '../state/state.js';
import { addFollow, changed, makeCustomer } from './contacts.js';
import { livenUp } from './group-activity.js';
import { largestGroup, makeGroup, newMember, presentMembers } from './groups.js';
import type { Group, Staff } from './wecom-state.js';

const longestAgo = 180 * 86_400_000;

export interface Shares {
  /** Part of the people who have a member of staff as a contact, 0 to 1. */
  readonly friends: number;
  /** Part of the people who are in a group, 0 to 1. */
  readonly groups: number;
}

/**
 * Makes customers and group members of phones that were not looked at before, as if it had happened over the last half
 * year; the shop is told nothing. Returns how many are new.
 */
export function populate(platform: Platform, shares: Shares): { customers: number; members: number } {
  const { phones, wecom } = platform.state;
  const random = platform.random.of('wecom population');
  const staff = Object.values(wecom.staff);
  const added = { customers: 0, members: 0 };
  for (const phone of Object.values(phones)) {
    if (wecom.people[phone.openid] !== undefined) continue;
    const one = staff[Math.floor(random.fraction() * staff.length)];
    const [befriended, joins, ago] = [random.fraction(), random.fraction(), random.fraction()];
    if (!one || (befriended >= shares.friends && joins >= shares.groups)) {
      wecom.people[phone.openid] = '';
      continue;
    }
    const at = Math.floor(platform.clock.now() - longestAgo * ago);
    added.customers += 1;
    if (befriended < shares.friends) addFollow(makeCustomer(platform, phone), followOf(one, at, random));
    if (joins < shares.groups) added.members += join(platform, phone, one, at);
  }
  if (added.members > 0) livenUp(platform);
  changed(platform, null);
  return added;
}

function followOf(staff: Staff, createdAt: number, random: Randomness) {
  const scanned = random.fraction() < 0.7;
  return { userid: staff.userid, addWay: scanned ? 1 : 4, state: scanned ? `store-${staff.userid}` : '', createdAt };
}

function join(platform: Platform, phone: Phone, staff: Staff, joinedAt: number): number {
  const group = roomFor(platform, staff);
  const customer = makeCustomer(platform, phone);
  const at = Math.max(joinedAt, group.createdAt);
  const joinScene = sceneOf(group.members.length);
  const state = joinScene === 3 ? `store-${staff.userid}` : '';
  group.members.push(newMember({ id: customer.externalUserid, kind: 'customer', joinedAt: at, joinScene, state }));
  return 1;
}

/** Most come by the code at the shop, some are invited, few by a link. */
function sceneOf(place: number): 1 | 2 | 3 {
  if (place % 4 === 0) return 1;
  return place % 11 === 0 ? 2 : 3;
}

/** A group of this member of staff with a free place. */
function roomFor(platform: Platform, staff: Staff): Group {
  const { groups, staff: everybody } = platform.state.wecom;
  const own = Object.values(groups).filter((group) => group.owner === staff.userid);
  const ofStore = Object.values(groups).filter((group) => everybody[group.owner]?.store === staff.store);
  const last = own.at(-1);
  const free = last?.dismissedAt === null && presentMembers(last).length < largestGroup ? last : null;
  const createdAt = Math.floor(platform.clock.now() - longestAgo);
  return (
    free ??
    makeGroup(platform, { owner: staff.userid, name: `${staff.store} · 会员 ${ofStore.length + 1} 群`, createdAt })
  );
}
