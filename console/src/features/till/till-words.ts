import { ApiError } from '../../api/api-error';

/** What a clerk does next, where the sentence of the refusal does not say it. */
const nextSteps: Readonly<Record<string, string>> = {
  member_unknown: '核对号码，或请会员在小程序里领会员卡。',
  code_malformed: '请会员把屏幕调亮，再扫一次；或输入会员码下面的数字。',
  code_expired: '',
  coupon_below_minimum: '再加一件，或换一张券。',
  coupon_wrong_category: '去掉这张券，或改正这一行的品类。',
  coupon_wrong_store: '去掉这张券再记账。',
  coupon_used: '去掉这张券再记账。',
  coupon_expired: '去掉这张券再记账。',
  coupon_locked: '请会员先付掉或取消手机上的账单，或去掉这张券。',
  receipt_repeated: '换一个小票号再记。',
  quote_changed: '看过新的应收，再按 F9。',
  perk_used_up: '下个月 1 日恢复。',
  offline: '这一单还没有记上；连上网后再按一次，不会记两次。',
};

/** One sentence for the clerk: what happened, then what to do. */
export function clerkSentence(error: unknown): string {
  if (!(error instanceof ApiError)) return '页面出错了，这一单没有记上，请刷新后再试。';
  return error.message + (nextSteps[error.code] ?? '');
}

const limits: readonly string[] = ['limit_bill', 'limit_refund', 'limit_refunds_day'];
const aboutSecondPerson: readonly string[] = ['second_person_wrong', 'second_person_own', 'second_person_role'];

/** Whether a colleague has to confirm, or was wrong. */
export function needsSecondPerson(error: unknown): boolean {
  return error instanceof ApiError && [...limits, ...aboutSecondPerson].includes(error.code);
}

/** `W260612-143207`: told apart within a store and a day. */
export function proposedReceiptNo(at: number): string {
  const local = new Date(at + 8 * 3_600_000).toISOString();
  return `W${local.slice(2, 10).replaceAll('-', '')}-${local.slice(11, 19).replaceAll(':', '')}`;
}

const DEVICE_KEY = 'jieti.till.device';

/** How this PC names itself in the log; kept, so that a shift can be told by till. */
export function deviceName(make: () => string): string {
  const kept = localStorage.getItem(DEVICE_KEY);
  if (kept) return kept;
  const name = `web-${make().slice(0, 6)}`;
  localStorage.setItem(DEVICE_KEY, name);
  return name;
}
