/** Every refusal the product can give, with its HTTP status. The sentence for people stands beside it. */
export const errorCodes = {
  // the request itself
  malformed: { status: 400, sentence: '请求内容不符合要求。' },
  amount_invalid: { status: 400, sentence: '金额要是大于 0 的整数分。' },
  occurred_in_future: { status: 400, sentence: '发生时间晚于现在，请核对日期。' },
  code_malformed: { status: 400, sentence: '这不是会员码，请核对数字。' },
  page_cursor_invalid: { status: 400, sentence: '翻页位置无效，请从第一页开始。' },
  too_large: { status: 413, sentence: '内容太大，请分几次提交。' },
  // who is asking
  not_signed_in: { status: 401, sentence: '请先登录。' },
  credentials_wrong: { status: 401, sentence: '账号或密码不对。' },
  login_code_invalid: { status: 401, sentence: '微信登录没有成功，请重新进入小程序。' },
  signature_invalid: { status: 401, sentence: '签名不对，没有处理。' },
  login_blocked: { status: 403, sentence: '微信提示这个账号有风险，暂时登录不了。请稍后再试，或告诉店员。' },
  not_allowed: { status: 403, sentence: '你的账号没有这个权限。' },
  wrong_store: { status: 403, sentence: '这不是你的门店。' },
  // what was asked for
  not_found: { status: 404, sentence: '没有找到。' },
  member_unknown: { status: 404, sentence: '没有这位会员。' },
  order_unknown: { status: 404, sentence: '没有这笔订单。' },
  bill_unknown: { status: 404, sentence: '没有这张账单。' },
  pack_unknown: { status: 404, sentence: '没有这个券包。' },
  coupon_unknown: { status: 404, sentence: '没有这张券。' },
  template_unknown: { status: 404, sentence: '没有这个模板。' },
  // what stands in the way
  receipt_repeated: { status: 409, sentence: '这张小票在本店已经记过，金额不同，请核对小票号。' },
  fact_conflict: { status: 409, sentence: '同一编号已有不同内容的记录，没有改动。' },
  amount_mismatch: { status: 409, sentence: '支付金额与订单不符，没有入账。' },
  order_already_paid: { status: 409, sentence: '这笔订单已经付过。' },
  order_closed: { status: 409, sentence: '这笔订单已经关闭，请重新下单。' },
  bill_ended: { status: 409, sentence: '这张账单已经结束，请店员重新开单。' },
  refund_beyond_clerk: { status: 409, sentence: '超出店员可退的范围，请店长在后台退款。' },
  refund_unfunded: { status: 409, sentence: '商户余额不足，退款已记下，余额够了会自动再试。' },
  pack_sold_out: { status: 409, sentence: '这个券包已经卖完。' },
  pack_limit: { status: 409, sentence: '这个券包你已经买满了。' },
  refund_exceeds_order: { status: 409, sentence: '退款金额超过这笔订单剩下的金额。' },
  phone_app_mismatch: { status: 409, sentence: '这次授权来自另一个小程序，请在本店的小程序里再点一次。' },
  code_used: { status: 409, sentence: '这个码已经用过，请会员刷新后再扫一次。' },
  code_needed: { status: 409, sentence: '用券要会员打开小程序出示会员码。' },
  code_forged: { status: 409, sentence: '这个码不是本店发出的，请会员打开小程序出示。' },
  coupon_not_yours: { status: 409, sentence: '这张券不属于这位会员。' },
  coupon_used: { status: 409, sentence: '这张券已经核销过。' },
  coupon_locked: { status: 409, sentence: '这张券正用在一张待付款的账单上。' },
  coupon_void: { status: 409, sentence: '这张券已经作废。' },
  coupon_wrong_store: { status: 409, sentence: '这张券不能在本店使用。' },
  coupon_wrong_category: { status: 409, sentence: '这张券不能用在这个品类。' },
  coupon_below_minimum: { status: 409, sentence: '还没到这张券的最低消费。' },
  coupon_not_yet: { status: 409, sentence: '这张券还没到可用的日子。' },
  coupon_blackout: { status: 409, sentence: '这张券今天不能用，请换一天或换一张。' },
  coupon_wrong_tier: { status: 409, sentence: '会员现在的等级不能用这张券。' },
  coupon_not_with_others: { status: 409, sentence: '这张券不能和本单的其他优惠一起用，请留下一种。' },
  coupon_out_of_stock: { status: 409, sentence: '这张券已经发完。' },
  quote_changed: { status: 409, sentence: '金额和刚才显示的不一样，请再看一遍。' },
  campaign_not_draft: { status: 409, sentence: '这个活动已经开始，不能再改。' },
  campaign_not_running: { status: 409, sentence: '这个活动没有在发送。' },
  marketing_forbidden: { status: 409, sentence: '这个模板只能发服务通知，不能用来发活动。' },
  idempotency_conflict: { status: 409, sentence: '同一操作编号的内容不一样，没有处理。' },
  draft_changed: { status: 409, sentence: '这份草稿刚被改过，请看过最新的再保存。' },
  draft_closed: { status: 409, sentence: '这份草稿已经发布或丢弃，不能再改。' },
  draft_invalid: { status: 409, sentence: '草稿还有问题，改好再继续。' },
  what_if_needed: { status: 409, sentence: '发布前要先试算这一稿；改过草稿或有新版发布后要重新试算。' },
  notice_too_short: { status: 409, sentence: '新规则要提前公示，生效日期太早。' },
  version_not_announced: { status: 409, sentence: '只有还没生效的版本可以撤回。' },
  approval_decided: { status: 409, sentence: '这件事已经有人处理过。' },
  approval_own: { status: 403, sentence: '自己提出的事要由另一位同事复核。' },
  points_short: { status: 409, sentence: '积分不够，请少用一些。' },
  points_rules_invalid: { status: 409, sentence: '积分规则还有问题，改好再发布。' },
  points_rules_past: { status: 409, sentence: '生效时间已经过去，请选现在或以后。' },
  points_none: { status: 409, sentence: '这位会员没有可以转出的积分。' },
  transfer_to_self: { status: 400, sentence: '转入和转出是同一位会员。' },
  override_overlaps: { status: 409, sentence: '这位会员在这段时间已有手动等级，请先撤销。' },
  override_ended: { status: 409, sentence: '这条手动等级已经结束。' },
  account_missing: { status: 409, sentence: '这个账号还没有接入，请先填写。' },
  account_changed: { status: 409, sentence: '这个账号刚被改过，请看过最新的再保存。' },
  template_no_channel: { status: 409, sentence: '这个模板在所选渠道没有对应的微信模板。' },
  member_unreachable: { status: 409, sentence: '这位会员在所选渠道没有微信身份。' },
  event_not_failed: { status: 409, sentence: '只有没处理成的事件可以重试。' },
  busy: { status: 409, sentence: '正在处理，请稍后再试。' },
  // too late
  code_expired: { status: 410, sentence: '这个码已经换新，请会员刷新后再扫一次。' },
  phone_code_invalid: { status: 410, sentence: '这次授权已经用过或过时，请再点一次。' },
  coupon_expired: { status: 410, sentence: '这张券已经过期。' },
  visit_expired: { status: 410, sentence: '验码已过时，请再扫一次。' },
  // too much
  too_many_requests: { status: 429, sentence: '操作太频繁，请稍后再试。' },
  // ours
  phone_quota_gone: { status: 503, sentence: '本店取手机号的次数用完了。没有手机号也能用会员的全部功能，过几天再试。' },
  wechat_settings_wrong: { status: 503, sentence: '本店的微信设置不对，暂时用不了，请告诉店员。' },
  wechat_unavailable: { status: 503, sentence: '微信暂时没有回应，请稍后再试。' },
  internal: { status: 500, sentence: '出错了，我们已经记下。请稍后再试。' },
} as const satisfies Record<string, { readonly status: number; readonly sentence: string }>;

export type ErrorCode = keyof typeof errorCodes;

/** The body of every refusal. `details` names the field or the row when that helps. */
export interface ErrorBody {
  readonly code: ErrorCode;
  readonly message: string;
  readonly details?: readonly { readonly field: string; readonly message: string }[];
  readonly requestId: string;
}
