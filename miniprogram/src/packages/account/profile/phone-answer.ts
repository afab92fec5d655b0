/** What WeChat's button for the telephone number says. */
export interface PhoneDetail {
  readonly code?: string | undefined;
  readonly errno?: number | string | undefined;
  readonly errMsg?: string | undefined;
}

export type PhoneAnswer =
  | { readonly kind: 'code'; readonly code: string }
  | { readonly kind: 'refused' | 'quotaGone' | 'failed'; readonly sentence: string };

const atTheTill = '没有手机号也能用会员的全部功能。要补，到店结账时告诉店员。';
const quotaGone = 1_400_001;
const privacyRefused = [103, 104];

/** A refusal is an answer like any other: nothing is asked again, and the way without is said. */
export function phoneAnswer({ code, errno, errMsg = '' }: PhoneDetail): PhoneAnswer {
  const number = Number(errno ?? 0);
  if (number === quotaGone) return { kind: 'quotaGone', sentence: `本店取手机号的次数用完了。${atTheTill}` };
  if (/deny|cancel/.test(errMsg) || privacyRefused.includes(number))
    return { kind: 'refused', sentence: `没有留手机号。${atTheTill}` };
  if (code && !errMsg.includes('fail')) return { kind: 'code', code };
  return { kind: 'failed', sentence: `微信没有给出手机号。${atTheTill}` };
}
