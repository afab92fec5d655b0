import type { Survey } from '@jieti/shared/api/surveys';
import type { SurveyQuestion } from '@jieti/shared/model/survey';
import type { Tone } from '../../components/tag';

export const stateWords: Readonly<Record<Survey['state'], { readonly word: string; readonly tone: Tone }>> = {
  draft: { word: '草稿', tone: 'plain' },
  open: { word: '收集中', tone: 'ok' },
  closed: { word: '已结束', tone: 'plain' },
};

export const kindWords: Readonly<Record<SurveyQuestion['kind'], string>> = {
  single: '单选',
  multiple: '多选',
  scale: '打分',
  nps: '推荐意愿',
  text: '填空',
};
