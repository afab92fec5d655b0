import assert from 'node:assert/strict';
import { freshPhone, holderOf, memberVisits, urlOf } from './visits.mjs';

/** Pages that stay readable without a network, with what of theirs must be there. */
const keptPages = {
  'pages/perks/index': /四级对照/,
  'pages/why/index': /你是金卡，因为[^]*一步一步/,
  'pages/growth/index': /小票 D1-\d+，实付/,
  'pages/claims/index': /可用积分[^]*联网后领/,
  'pages/points/index': /花积分不影响等级/,
  'pages/coupons/index': /已使用/,
};

/** Seen once, then started again in an aeroplane: the page is there with its age, and a tap renews it. */
async function pagesStayReadable({ dist, shop }) {
  const given = await holderOf(shop);
  for (const [page, kept] of Object.entries(keptPages)) {
    const url = await urlOf(page, memberVisits[page], given);
    const before = freshPhone(dist, given).phone;
    before.launch(url);
    await before.shows(memberVisits[page].sees);
    before.closeAll();
    const { phone, line } = freshPhone(dist, given);
    for (const [key, value] of before.state.storage) phone.wx.setStorageSync(key, value);
    line.setNetwork('down');
    phone.launch(url);
    await phone.shows(/没有刷新成功，[^]*(刚才|分钟前)的，点这里再试/);
    await phone.shows(kept);
    line.setNetwork('up');
    const [stale] = phone.idsSaying(/^没有刷新成功/);
    assert.ok(stale, page);
    phone.send(stale, 'tap');
    await phone.until(`${page} renewed`, () => !phone.isShowing(/没有刷新成功/));
    phone.closeAll();
    assert.deepEqual([...before.faults, ...phone.faults], [], page);
  }
}

/** What the compiled pages show of the shop where there is no network any more, by name. */
export const keptChecks = {
  'pages that were seen stay readable without a network, with their age and a way to renew them': pagesStayReadable,
};
