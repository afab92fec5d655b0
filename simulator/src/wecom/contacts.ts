import { ApiError } from '../http/api-error.js';
import type { Platform } from '../platform.js';
import type { Phone } from '../state/state.js';
import { tellContactChange } from './wecom-callbacks.js';
import type { Customer, Follow, Staff } from './wecom-state.js';

const welcomeLife = 20_000;

/** @throws ApiError 60111 */
export function getStaff(platform: Platform, userid: string): Staff {
  const staff = platform.state.wecom.staff[userid];
  if (!staff) throw new ApiError(60111, 'userid not found');
  return staff;
}

/** @throws ApiError 40096 */
export function getCustomer(platform: Platform, externalUserid: string): Customer {
  const customer = platform.state.wecom.customers[externalUserid];
  if (!customer) throw new ApiError(40096, 'invalid external userid');
  return customer;
}

export function customersOf(platform: Platform, userid: string): readonly Customer[] {
  return Object.values(platform.state.wecom.customers).filter((customer) => followOf(customer, userid));
}

export function followOf(customer: Customer, userid: string): Follow | null {
  return customer.follows.find((follow) => follow.userid === userid) ?? null;
}

/** Whether a message of this staff member reaches the customer. */
export function isFriend(customer: Customer, userid: string): boolean {
  return followOf(customer, userid)?.removedByCustomerAt === null;
}

export function customerOfPhone(platform: Platform, openid: string): Customer | null {
  return platform.state.wecom.customers[platform.state.wecom.people[openid] ?? ''] ?? null;
}

/** The person as WeCom knows them; made known where they were not. */
export function makeCustomer(platform: Platform, phone: Phone): Customer {
  const { wecom } = platform.state;
  const known = customerOfPhone(platform, phone.openid);
  if (known) return known;
  const externalUserid = `wm${platform.random.of('wecom').text(30)}`;
  const customer: Customer = { externalUserid, openid: phone.openid, follows: [] };
  wecom.customers[externalUserid] = customer;
  wecom.people[phone.openid] = externalUserid;
  return customer;
}

export interface NewFriend {
  readonly userid: string;
  readonly addWay: number;
  readonly state: string;
  readonly createdAt: number;
}

/** Without telling anybody; what was between the two before is forgotten. */
export function addFollow(customer: Customer, friend: NewFriend): void {
  customer.follows = customer.follows.filter((follow) => follow.userid !== friend.userid);
  customer.follows.push({ ...friend, remark: '', removedByCustomerAt: null });
}

/** A person and a staff member become contacts. Returns the welcome code that the shop is told. */
export function befriend(platform: Platform, phone: Phone, friend: NewFriend): string {
  const { wecom } = platform.state;
  const customer = makeCustomer(platform, phone);
  addFollow(customer, friend);
  const code = platform.random.of('wecom').text(43);
  const { externalUserid } = customer;
  wecom.welcomeCodes[code] = {
    userid: friend.userid,
    externalUserid,
    expiresAt: platform.clock.now() + welcomeLife,
    used: false,
  };
  tellContactChange(
    platform,
    'add_external_contact',
    { userid: friend.userid, externalUserid },
    { ...(friend.state === '' ? {} : { State: friend.state }), WelcomeCode: code },
  );
  changed(platform, customer);
  return code;
}

export type Farewell = 'customer' | 'staff' | 'transfer';

/** One of the two removes the other: a customer who leaves stays in the staff member's list, and gets nothing any more. */
export function unfriend(platform: Platform, customer: Customer, userid: string, by: Farewell): void {
  const pair = { userid, externalUserid: customer.externalUserid };
  const follow = followOf(customer, userid);
  if (by === 'customer' && follow) {
    follow.removedByCustomerAt = platform.clock.now();
    tellContactChange(platform, 'del_follow_user', pair);
  } else {
    customer.follows = customer.follows.filter((other) => other.userid !== userid);
    tellContactChange(
      platform,
      'del_external_contact',
      pair,
      by === 'transfer' ? { Source: 'DELETE_BY_TRANSFER' } : {},
    );
  }
  changed(platform, customer);
}

export function changed(platform: Platform, customer: Customer | null): void {
  platform.store.changed();
  platform.bus.emit({ kind: 'wecom' });
  if (customer) platform.bus.emit({ kind: 'phone', openid: customer.openid });
}
