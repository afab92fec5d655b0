import { Injectable } from '@nestjs/common';
import type { Instant } from '@jieti/shared/model/time';
import { needClassOf, npsAnswerOf } from '@jieti/shared/rules/community/survey-answers';
import { SurveysRepository } from '../community/surveys.repository.js';
import type { Tx } from '../db/sql.js';
import { FeedbackPhotosRepository } from '../feedback/feedback-photos.repository.js';
import { FeedbackRepository } from '../feedback/feedback.repository.js';
import { DemoBrowsingRepository } from './demo-browsing.repository.js';
import { DemoContentRepository } from './demo-content.repository.js';
import { demoPicture } from './demo-picture.js';
import { demoAnswers, demoFeedback, demoSurvey } from './demo-community.js';

const HOUR_MS = 3_600_000;
const ANSWERS = 64;

/** A survey with answers, and what members wrote: so that the desk of the community is no empty one. */
@Injectable()
export class DemoCommunityRepository {
  constructor(
    private readonly surveys: SurveysRepository,
    private readonly feedback: FeedbackRepository,
    private readonly photos: FeedbackPhotosRepository,
    private readonly content: DemoContentRepository,
    private readonly browsing: DemoBrowsingRepository,
  ) {}

  /** Once there are members. */
  async insert(tx: Tx, now: Instant): Promise<void> {
    const members = await tx.query<{ id: number }>('SELECT id FROM member ORDER BY id LIMIT 400');
    const ids = members.map((row) => Number(row.id)).filter((_, i) => i % 6 === 4);
    await this.insertSurvey(tx, ids.slice(0, ANSWERS), now);
    await this.insertFeedback(tx, ids, now);
    await this.content.insert(tx, now);
    await this.browsing.insert(tx, now);
  }

  private async insertSurvey(tx: Tx, members: readonly number[], now: Instant): Promise<void> {
    const surveyId = await this.surveys.insert(tx, demoSurvey, {
      name: '周岚',
      now: now - 240 * HOUR_MS,
      endsAt: null,
    });
    await this.surveys.moveTo(tx, surveyId, 'open');
    const { questions } = demoSurvey;
    for (const [i, answers] of demoAnswers(members.length).entries()) {
      const [nps, need] = [npsAnswerOf(questions, answers), needClassOf(questions, answers)];
      const at = now - (i + 1) * 3 * HOUR_MS;
      await this.surveys.insertAnswer(tx, { surveyId, memberId: members[i]!, answers, nps, need, at });
    }
  }

  private async insertFeedback(tx: Tx, members: readonly number[], now: Instant): Promise<void> {
    for (const [i, { topic, body, hoursAgo, state, reply, photos: landscapes = [] }] of demoFeedback
      .toReversed()
      .entries()) {
      const at = now - hoursAgo * HOUR_MS;
      const memberId = members[i * 3];
      if (memberId === undefined) return;
      const requestKey = `demo-feedback-${i}`;
      const photos = landscapes.map(({ seed }) => seed.toString(16).padStart(32, '0'));
      for (const [n, landscape] of landscapes.entries()) {
        const content = Buffer.from(demoPicture(landscape).split(',')[1] ?? '', 'base64');
        await this.photos.insert(tx, { key: photos[n]!, memberId, mediaType: 'image/png', content }, at);
      }
      const words = { memberId, channel: 'miniProgram', topic, body, requestKey, photos } as const;
      const id = await this.feedback.insert(tx, words, at);
      if (reply) await this.feedback.addReply(tx, { id, author: '周岚', byMember: false, body: reply }, at + HOUR_MS);
      if (state !== 'open') await this.feedback.updateState(tx, id, state, at + HOUR_MS);
    }
  }
}
