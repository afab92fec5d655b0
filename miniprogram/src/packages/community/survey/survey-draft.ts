import Taro from '@tarojs/taro';
import type { SurveyAnswers, SurveyQuestion } from '@jieti/shared/model/survey';
import { wechat } from '../../../wechat';

const keyOf = (id: number) => `survey-draft-${id}-${wechat.owner()}`;

/** Answers begun on this phone and not sent yet, so that leaving the page loses nothing. */
export const surveyDraft = {
  /** Those to questions that are still asked. */
  read(id: number, questions: readonly Pick<SurveyQuestion, 'key'>[]): SurveyAnswers {
    const stored = Taro.getStorageSync<SurveyAnswers | ''>(keyOf(id)) || {};
    const asked = new Set(questions.map(({ key }) => key));
    return Object.fromEntries(Object.entries(stored).filter(([key]) => asked.has(key)));
  },
  keep: (id: number, answers: SurveyAnswers): void => Taro.setStorageSync(keyOf(id), answers),
  drop: (id: number): void => Taro.removeStorageSync(keyOf(id)),
};
