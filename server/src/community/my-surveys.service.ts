import { Injectable } from '@nestjs/common';
import type { MySurvey, MySurveys, Survey, SurveyAnswer, SurveyThanks } from '@jieti/shared/api/surveys';
import type { Instant } from '@jieti/shared/model/time';
import { answerProblems, needClassOf, npsAnswerOf } from '@jieti/shared/rules/community/survey-answers';
import { Clock } from '../clock.js';
import { FactsService } from '../facts/facts.service.js';
import { Refusal } from '../http/refusal.js';
import { ProgrammesQueries } from '../programmes/programmes.queries.js';
import { SurveysQueries } from './surveys.queries.js';
import { SurveysRepository } from './surveys.repository.js';

/** What members are asked, and their answers. */
@Injectable()
export class MySurveysService {
  constructor(
    private readonly facts: FactsService,
    private readonly surveys: SurveysRepository,
    private readonly queries: SurveysQueries,
    private readonly programmes: ProgrammesQueries,
    private readonly clock: Clock,
  ) {}

  async list(memberId: number): Promise<MySurveys> {
    const now = this.clock.now();
    const [open, answered] = [await this.asked(memberId, now), await this.queries.answeredBy(memberId)];
    const growth = await this.growthOf(now);
    return { items: open.map((survey) => mySurvey(survey, answered.has(survey.id), growth)) };
  }

  /** Refuses with survey_closed when it does not ask this member any more, or never did. */
  async get(memberId: number, id: number): Promise<MySurvey> {
    const { items } = await this.list(memberId);
    const survey = items.find((item) => item.id === id);
    if (!survey) throw new Refusal('survey_closed');
    return survey;
  }

  /** The answers and the activity they are worth, in one commit. Refuses with survey_closed, malformed, survey_answered. */
  async answer(memberId: number, id: number, { answers }: SurveyAnswer): Promise<SurveyThanks> {
    const asked = await this.asked(memberId, this.clock.now());
    const survey = asked.find((one) => one.id === id);
    if (!survey) throw new Refusal('survey_closed');
    const problems = answerProblems(survey.questions, answers);
    if (problems.length > 0) {
      const details = problems.map(({ question, message }) => ({ field: `answers.${question}`, message }));
      throw new Refusal('malformed', details);
    }
    const occurredAt = this.clock.now();
    const [nps, need] = [npsAnswerOf(survey.questions, answers), needClassOf(survey.questions, answers)];
    const key = { source: 'app', externalId: `survey:${id}:${memberId}` };
    const outcome = await this.facts.recordOne({
      member: { kind: 'id', id: memberId },
      fact: { kind: 'engagement', ...key, occurredAt, storeId: null, activity: 'survey' },
      within: async (tx, member, at) => {
        if ((await this.surveys.getLocked(tx, id)).state !== 'open') throw new Refusal('survey_closed');
        await this.surveys.insertAnswer(tx, { surveyId: id, memberId: member, answers, nps, need, at });
      },
    });
    if (outcome.kind === 'recorded') return { gained: outcome.growth };
    const isRepeat = outcome.kind === 'repeated' || outcome.code === 'fact_conflict';
    throw new Refusal(isRepeat ? 'survey_answered' : outcome.code);
  }

  private async asked(memberId: number, now: Instant): Promise<readonly Survey[]> {
    const [open, tier] = [await this.queries.listOpen(now), await this.queries.tierOf(memberId)];
    return open.filter(({ tiers }) => tiers.length === 0 || tiers.includes(tier));
  }

  private async growthOf(now: Instant): Promise<number> {
    const { growth } = await this.programmes.getCurrent(now);
    return growth.engagement.find(({ activity }) => activity === 'survey')?.growth ?? 0;
  }
}

function mySurvey({ id, title, intro, questions, lastDay }: Survey, answered: boolean, growth: number): MySurvey {
  return { id, title, intro, questions, lastDay, answered, growth };
}
