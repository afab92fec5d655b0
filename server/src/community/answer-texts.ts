import type { SurveyAnswers, SurveyQuestion } from '@jieti/shared/model/survey';

/** Answers in the order of the questions, as people read them; `—` where there is none. */
export function answerTexts(questions: readonly SurveyQuestion[], answers: SurveyAnswers): string[] {
  return questions.map((question) => {
    const answer = answers[question.key];
    if (answer === undefined || answer === '') return '—';
    if (question.kind !== 'single' && question.kind !== 'multiple') return String(answer);
    const chosen = [answer].flat();
    const texts = question.options.filter(({ key }) => chosen.includes(key)).map(({ text }) => text);
    return texts.join('、') || '—';
  });
}
