import type { NoticeView } from '@jieti/shared/api/notices';
import { dayOfInstant } from '../../../format';

export interface NoticeState {
  readonly on: boolean;
  readonly text: string;
  /** Only WeChat's settings can change it. */
  readonly inSettings: boolean;
}

/** How a kind of notice stands; `remembered`: what WeChat answers for the member from now on without asking. */
export function noticeState({ remaining, refusedAt }: NoticeView, remembered: string | undefined): NoticeState {
  if (remembered === 'reject' || remembered === 'ban')
    return { on: false, inSettings: true, text: '你选了“总是拒绝”，在微信的通知管理里可以改' };
  const left = `还能收到 ${remaining} 次`;
  if (remembered === 'accept')
    return { on: true, inSettings: false, text: `${left}，你选了“总是允许”，每次订阅不再弹窗` };
  if (remaining > 0) return { on: true, inSettings: false, text: left };
  if (refusedAt !== null)
    return { on: false, inSettings: false, text: `${dayOfInstant(refusedAt)}没有同意，不会主动再问你` };
  return { on: false, inSettings: false, text: '没有订阅，不会发到微信' };
}
