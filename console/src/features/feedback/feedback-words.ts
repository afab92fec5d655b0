import type { FeedbackRow } from '@jieti/shared/api/feedback';
import type { Tone } from '../../components/tag';

export const topicWords: Readonly<Record<FeedbackRow['topic'], string>> = {
  product: '商品',
  service: '服务',
  store: '门店',
  other: '其他',
};

export const channelWords: Readonly<Record<FeedbackRow['channel'], string>> = {
  miniProgram: '小程序',
  officialAccount: '公众号',
  group: '社群',
};

export const stateWords: Readonly<Record<FeedbackRow['state'], { readonly word: string; readonly tone: Tone }>> = {
  open: { word: '待处理', tone: 'warn' },
  answered: { word: '已回复', tone: 'ok' },
  closed: { word: '已关闭', tone: 'plain' },
};
