import type { ErrorCode } from '@jieti/shared/api/errors';
import type { IconName } from '../../../components/icon/icon';

export type InvitedOutcome =
  | 'accepted'
  | Extract<ErrorCode, 'invitation_unknown' | 'invitation_own' | 'invitation_late' | 'invitation_taken'>;

interface InvitedNotice {
  readonly icon: IconName;
  readonly title: string;
  readonly note: string;
  readonly next: { readonly label: string; readonly page: string };
}

const card = { label: '看我的会员卡', page: 'pages/home/index' };

/** What each outcome means for who opened the link, and where to go on. */
export const invitedNotice: Readonly<Record<InvitedOutcome, InvitedNotice>> = {
  accepted: {
    icon: 'check',
    title: '朋友的邀请记下了',
    note: '你的会员卡已经开好。之后怎么用由你，对你的等级和价格没有影响。',
    next: card,
  },
  invitation_unknown: {
    icon: 'warn',
    title: '这个邀请已经失效',
    note: '发邀请的账号可能已经注销，或者链接不完整。会员卡照样可以用。',
    next: card,
  },
  invitation_own: {
    icon: 'person',
    title: '这是你自己的邀请',
    note: '自己点开不算数，发给朋友才有用。',
    next: { label: '看我的邀请', page: 'packages/community/poster/index' },
  },
  invitation_late: {
    icon: 'card',
    title: '你已经是会员',
    note: '邀请只对新朋友有效，你的会员卡不受影响。',
    next: card,
  },
  invitation_taken: {
    icon: 'person',
    title: '你是另一位朋友邀请来的',
    note: '只认最先记下的邀请，你的会员卡不受影响。',
    next: card,
  },
};
