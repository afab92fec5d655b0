import type { MyInvitations } from '@jieti/shared/api/invitations';

/** The rules of the invitation as sentences: who counts, when, for how much, and what does not count. */
export function invitationRules({ growth, returnWindowDays }: Pick<MyInvitations, 'growth' | 'returnWindowDays'>) {
  const window = returnWindowDays > 0 ? `，过了 ${returnWindowDays} 天退货期没有全部退掉` : '，而且没有全部退掉';
  const worth = growth > 0 ? `你得 ${growth} 成长值。` : '会员规则目前不为它加成长值，你会在这里看到。';
  return [
    '朋友从你的卡片或海报进来，一天之内成为新会员，就记作你邀请的。',
    `朋友第一笔消费${window}，${worth}`,
    '这笔在退货期内全部退掉，就不算；朋友之后再有一笔没有退的，从那一笔重新算。',
    '每位朋友只算一次，只认最先记下的邀请人。邀请自己不算。',
    '只看朋友的消费。分享、扫码、拉人进来本身没有任何奖励。',
  ];
}
