import type { SqlValue } from '../../src/db/sql.js';
import type { HttpShop } from '../http/http-shop.js';
import { aPurchase } from '../setup/facts.js';

type Row = Readonly<Record<string, SqlValue>>;

/** A day in 2026, before the test clock's now. */
const AT = Date.UTC(2026, 4, 1);

/** One row in every table that keeps something of a member, each text carrying `mark`. */
function rowsOf(id: number, mark: string): readonly (readonly [string, Row])[] {
  const member = { member_id: id };
  const content = JSON.stringify({ title: `标题${mark}`, body: `正文${mark}`, page: '', values: {} });
  return [
    ['member_identity', { kind: 'openid', value: `open-${mark}`, ...member, created_at: AT }],
    ['member_avatar', { ...member, tag: 't', mime: 'image/png', body: 'iVBORw0KGgo=', at: AT }],
    [
      'member_joining',
      { ...member, notice_version: '1', channel: 'miniProgram', scene: 1001, campaign: `c-${mark}`, at: AT },
    ],
    ['member_identity', { kind: 'oaOpenid', value: `oaopen-${mark}`, ...member, created_at: AT }],
    [
      'oa_follower',
      { openid: `oaopen-${mark}`, following: true, changed_at: AT, unionid: '', ...member, next_ask_at: AT },
    ],
    [
      'coupon_event',
      { coupon_id: id, template_id: 1, ...member, kind: 'issued', day: 1, at: AT, actor: '活动', reason: `步${mark}` },
    ],
    [
      'ladder_standing',
      {
        ...{ programme: `ladder-${mark}`, ...member, tier: `band-${mark}`, tier_rank: 0, since: 1 },
        ...{ programme_version: 1, updated_at: AT },
      },
    ],
    [
      'point_lot',
      { id: id * 1_000_000 + 900_000, ...member, earned: 5, remaining: 0, available_at: AT, expires_at: AT },
    ],
    ['subscription_quota', { ...member, template_id: 'sub', remaining: 1, updated_at: AT }],
    ['consent_entry', { ...member, template_id: 'sub', delta: 1, cause: 'accepted', ref: 'report:1', at: AT }],
    [
      'tier_override',
      {
        ...{ ...member, kind: 'floor', tier: 'gold', from_day: 1, until_day: 2, reason: `理由${mark}`, author: 'op' },
        ...{ recorded_at: AT, revoked_at: AT, idempotency_key: `k-${mark}` },
      },
    ],
    [
      'perk_use',
      {
        ...{
          idem_key: `perk-${mark}`,
          ...member,
          perk_key: 'drink',
          title: `权益${mark}`,
          tier: 'gold',
          month: 202605,
        },
        ...{ staff: 'clerk', used_at: AT },
      },
    ],
    [
      'coupon',
      {
        ...{ code: `code-${mark}`, ...member, template_id: 1, terms: JSON.stringify({ title: `券${mark}` }) },
        ...{ state: 'issued', grant_key: `g-${mark}`, origin: '活动', issued_at: AT, expires_at: AT * 2 },
      },
    ],
    [
      'outbox_message',
      {
        ...{
          ...member,
          kind: 'campaign',
          template_key: 'campaign',
          content,
          dedupe_key: `d-${mark}`,
          state: 'planned',
        },
        ...{ attempts: 0, due_at: AT, created_at: AT },
      },
    ],
    [
      'inbox_message',
      {
        ...{ ...member, outbox_id: id, kind: 'campaign', title: `收件${mark}`, body: '', page: '', created_at: AT },
      },
    ],
    [
      'pay_order',
      {
        ...{
          out_trade_no: `o-${mark}`,
          ...member,
          openid: `open-${mark}`,
          amount_fen: 100,
          description: `订单${mark}`,
        },
        ...{ state: 'paid', created_at: AT, paid_at: AT },
      },
    ],
    [
      'pay_refund',
      {
        ...{
          out_refund_no: `r-${mark}`,
          out_trade_no: `o-${mark}`,
          refund_no: 'r1',
          amount_fen: 100,
          reason: `退${mark}`,
        },
        ...{ state: 'arrived', requested_by: 'op', attempts: 1, requested_at: AT, updated_at: AT },
      },
    ],
    [
      'survey_answer',
      {
        ...{ survey_id: 1, ...member, answers: JSON.stringify({ why: `答${mark}` }), nps: 9, need: null },
        answered_at: AT,
      },
    ],
    [
      'feedback',
      {
        ...{ ...member, tier: 'gold', channel: 'miniProgram', topic: 'store', body: `=反馈${mark}`, state: 'open' },
        ...{ request_key: `f-${mark}`, created_at: AT, changed_at: AT },
      },
    ],
    [
      'feedback_photo',
      {
        ...{ photo_key: `p-${mark}`, ...member, media_type: 'image/png', content: new Uint8Array([id, 2, 3]) },
        created_at: AT,
      },
    ],
    ['article_reading', { article_id: 1, ...member, ...reading }],
    [
      'browse_visit',
      { ...member, session: 's', step: 1, page: `pages/${mark}`, tier: 'gold', entered_at: AT, dwell_ms: 9 },
    ],
    ['member_interest', { ...member, tag: `tag-${mark}`, visits: 1, dwell_ms: 9, last_at: AT }],
    ['group_visit', { ...member, group_hash: `gh-${mark}`, day: 1, at: AT }],
    [
      'group_stay',
      {
        ...{ chat_id: `chat-${mark}`, person: `who-${mark}`, joined_at: AT, is_staff: false, joined_by: 'code' },
        ...{ join_way: '', ...member, linked_at: AT },
      },
    ],
    ['oa_interaction', { event_id: id, openid: `oa-${mark}`, ...member, kind: 'click', what: `菜单${mark}`, at: AT }],
    ['member_device', { device_hash: `dev-${mark}`, ...member, first_at: AT, last_at: AT }],
    ['wechat_session', { ...member, fingerprint: 'f', sealed: `sealed-${mark}`, taken_at: AT }],
    ...desk(member, mark),
    [
      'audit_entry',
      { at: AT, actor: 'op', action: 'member.reveal', subject: `member:${id}`, detail: `{"reason":"${mark}"}` },
    ],
  ];
}

/** What the shop's own books say of them. */
function desk(member: Readonly<{ member_id: number }>, mark: string): readonly (readonly [string, Row])[] {
  const id = member.member_id;
  return [
    [
      'ladder_history',
      {
        ...{ programme: 'value', ...member, at: AT, day: 1, kind: 'join', to_tier: `band-${mark}`, because: '[]' },
        ...{ programme_version: 1, recorded_at: AT },
      },
    ],
    [
      'point_entry',
      {
        ...{ id: id * 1_000_000 + 900_000, ...member, kind: 'earn', delta: 5, biz: 'console', biz_id: mark, line: '' },
        ...{ title: `积分${mark}`, occurred_at: AT, recorded_at: AT, rules_version: 0 },
      },
    ],
    [
      'pay_bill',
      {
        ...{ bill_no: `b-${mark}`, ...member, store_id: 'anfu', staff_id: 1, staff: 'clerk', request_key: mark },
        ...{ amount_fen: 1, payable_fen: 1, discounts: '[]', state: 'paid', created_at: AT, expires_at: AT },
      },
    ],
    [
      'sale',
      {
        ...{ source: 'till:anfu', external_id: `s-${mark}`, ...member, amount_fen: 1, payable_fen: 1, points_spent: 0 },
        ...{ use_key: mark, price: '{}', refunded_fen: 0, at: AT, recorded_at: AT },
      },
    ],
    ['invitation', { referee_id: id + 1000, inviter_id: id, state: 'joined', joined_at: AT, next_look_at: AT * 2 }],
    ['invitation', { referee_id: id, inviter_id: id + 1000, state: 'joined', joined_at: AT, next_look_at: AT * 2 }],
    ['gathering_sign_up', { gathering_id: 1, ...member, state: 'signedUp', queue_no: id, growth: 0, changed_at: AT }],
    [
      'engagement_flag',
      {
        ...{ kind: 'burst', ...member, day: 1, from_at: AT, until_at: AT, events: 9, evidence: '{}', state: 'kept' },
        ...{ found_at: AT, reason: `核对${mark}` },
      },
    ],
    [
      'farming_flag',
      { ...member, tier: 'gold', upgrade_fact: mark, evidence: '{}', found_at: AT, state: 'dismissed', reason: mark },
    ],
    [
      'gift_claw_back',
      {
        ...{ coupon_id: id, ...member, tier: 'gold', cycle: 2026, title: `礼${mark}`, outcome: 'kept', points: 0 },
        ...{ upgrade_fact: mark, cause: mark, granted_at: AT, at: AT },
      },
    ],
  ];
}

const reading = {
  ...{ opened_at: AT, visit_at: AT, visit_seconds: 1, before_seconds: 0, seconds: 1, scroll: 90, growth: 0, shares: 0 },
};

/** A member with a purchase and something of every kind that is kept; the id. */
export async function aFullLife(shop: HttpShop, mark: string): Promise<number> {
  const id = await shop.member(`customer-${mark}`, [aPurchase({ externalId: `receipt-${mark}` })], `姓名${mark}`);
  await shop.run(async (tx) => {
    for (const [table, row] of rowsOf(id, mark)) await tx.insertRows(table, Object.keys(row), [Object.values(row)]);
    const [feedback] = await tx.query<{ id: number }>('SELECT id FROM feedback WHERE member_id = ?', [id]);
    const reply = { feedback_id: feedback!.id, author: mark, by_member: true, body: `回复${mark}`, at: AT };
    await tx.insertRows('feedback_reply', Object.keys(reply), [Object.values(reply)]);
  });
  return id;
}
