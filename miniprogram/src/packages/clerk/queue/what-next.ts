const steps: Readonly<Record<string, string>> = {
  code_forged: '请会员下次来时出示会员码，用原小票号补记。',
  code_malformed: '数字不对。请会员下次来时出示会员码，用原小票号补记。',
  code_expired: '扫的时候码已换新。请会员出示会员码，用原小票号补记。',
  code_used: '这个码已用在别的单上。核对是不是同一笔，是就移除。',
  offline_code_replayed: '这个码已用在别的单上。核对是不是同一笔，是就移除。',
  offline_too_old: '记下小票号，请店长在控制台按会员卡号补录，然后移除。',
  receipt_repeated: '同一小票号已有别的金额。核对小票，确认后移除。',
  idempotency_conflict: '这一笔已经在线记过，金额不同。核对小票，确认后移除。',
  member_unknown: '会员可能已经注销。核对后移除。',
  wrong_store: '换这家店的账号登录，再发一次。',
  not_allowed: '换这家店的账号登录，再发一次。',
};

/** What a clerk can do about a purchase the server did not take, by the code of its refusal. */
export const whatNext = (code: string): string => steps[code] ?? '核对后再发一次。还不行就记下小票号，交给店长。';
