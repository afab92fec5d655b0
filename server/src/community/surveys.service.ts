import { Inject, Injectable } from '@nestjs/common';
import type { Survey, SurveyDraft, SurveyResults } from '@jieti/shared/api/surveys';
import { parseDay, startOfDay } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { Clock } from '../clock.js';
import { CONFIG, type Config } from '../config.js';
import { Transactions } from '../db/transactions.js';
import { Refusal } from '../http/refusal.js';
import { SurveyAnswersQueries } from './survey-answers.queries.js';
import { SurveyTally } from './survey-tally.js';
import { SurveysRepository } from './surveys.repository.js';

/** What operators do with surveys. */
@Injectable()
export class SurveysService {
  constructor(
    private readonly transactions: Transactions,
    private readonly surveys: SurveysRepository,
    private readonly answers: SurveyAnswersQueries,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  create(draft: SurveyDraft, author: string): Promise<Survey> {
    const now = this.clock.now();
    const by = { name: author, now, endsAt: this.endOf(draft) };
    return this.transactions.run(async (tx) => {
      const id = await this.surveys.insert(tx, draft, by);
      return this.surveys.getLocked(tx, id);
    });
  }

  /** Refuses with not_found, or survey_not_draft once members may have seen its questions. */
  edit(id: number, draft: SurveyDraft): Promise<Survey> {
    return this.transactions.run(async (tx) => {
      await this.surveys.getLocked(tx, id);
      if (!(await this.surveys.updateDraft(tx, id, draft, this.endOf(draft)))) throw new Refusal('survey_not_draft');
      return this.surveys.getLocked(tx, id);
    });
  }

  /** Refuses with not_found, survey_not_draft (opened already) or survey_closed. */
  moveTo(id: number, state: 'open' | 'closed'): Promise<Survey> {
    return this.transactions.run(async (tx) => {
      const before = await this.surveys.getLocked(tx, id);
      if (before.state !== state && !(await this.surveys.moveTo(tx, id, state)))
        throw new Refusal(before.state === 'closed' ? 'survey_closed' : 'survey_not_open');
      return this.surveys.getLocked(tx, id);
    });
  }

  async results(survey: Survey): Promise<SurveyResults> {
    const tally = new SurveyTally(survey);
    for await (const answer of this.answers.walk(survey.id)) tally.add(answer);
    return tally.results();
  }

  private endOf({ lastDay }: SurveyDraft): Instant | null {
    const day = lastDay === null ? undefined : parseDay(lastDay);
    return day === undefined ? null : startOfDay(day + 1, this.config.timeZone);
  }
}
