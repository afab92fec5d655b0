import Taro from '@tarojs/taro';
import type { NewFeedback } from '@jieti/shared/api/feedback';
import { wechat } from '../../../wechat';

type Draft = Pick<NewFeedback, 'topic' | 'body'>;

const key = () => `feedback-draft-${wechat.owner()}`;

/** Words begun on this phone and not sent yet, so that leaving the page loses nothing; photos are chosen again. */
export const feedbackDraft = {
  read: (): Draft => Taro.getStorageSync<Draft | ''>(key()) || { topic: 'product', body: '' },
  keep: (draft: Draft): void => Taro.setStorageSync(key(), draft),
  drop: (): void => Taro.removeStorageSync(key()),
};
