import assert from 'node:assert/strict';
import { asked } from './started.mjs';

async function sheetOpensAndCloses(phone) {
  await phone.tap('join-open');
  await phone.node('join-sheet');
  await phone.tap('join-later');
  await phone.until('the sheet to go', () => !/#join-sheet/.test(phone.drawn()));
}

async function nameIsKept(phone, { line }) {
  await phone.type('profile-name', '知夏');
  await phone.tap('profile-save');
  const { name } = await asked(phone, line, 'PUT /api/me/profile');
  assert.equal(name, '知夏');
}

async function purposeIsAllowed(phone, { line }) {
  await phone.tap('privacy-browsing');
  const { granted, noticeVersion } = await asked(phone, line, 'PUT /api/me/privacy/browsing');
  assert.equal(granted, true);
  assert.ok(noticeVersion >= 1);
  await phone.shows(/本店可以.*浏览|打开的页面/);
}

async function fileIsPrepared(phone) {
  await phone.tap('export-prepare-json');
  await phone.node('export-save-json');
}

/** Four digits that are not the member’s: nothing is lost by a slip. */
async function slipClosesNothing(phone, { line, shop, token }) {
  await phone.type('close-digits', '0000');
  // The button is asleep until the digits have reached the page, and shows it by its colour alone.
  await phone.until('the refusal', () => {
    const isAsked = line.bodiesOf('POST /api/me/closing').length > 0;
    if (!isAsked) phone.send('close-submit', 'tap');
    return isAsked;
  });
  await phone.called('showToast');
  assert.ok((await shop.get(token, 'home')).member.cardNo);
}

/** Pages of `packages/account` with the real shop; what the names mean is said in `member-visits.mjs`. */
export const accountVisits = {
  'packages/account/join/index': { sees: /加入会员[^]*普卡[^]*成长值怎么来/, does: sheetOpensAndCloses },
  'packages/account/profile/index': { sees: /头像只有你自己看得到/, does: nameIsKept },
  'packages/account/notices/index': { sees: /订阅一次只发一次/, does: (phone) => phone.shows(/还能收到 \d+ 次|订阅/) },
  'packages/account/privacy/index': { sees: /浏览记录[^]*注销会员/, does: purposeIsAllowed },
  'packages/account/notice/index': {
    sees: /收集什么，为什么，留多久/,
    does: (phone) => phone.says('notice-version', /^第 \d+ 版/),
  },
  'packages/account/export/index': { sees: /会员资料[^]*消费与互动/, does: fileIsPrepared },
  'packages/account/close/index': { sees: /马上失去，不能恢复/, does: slipClosesNothing },
};
