import { Inject, Injectable } from '@nestjs/common';
import { businessDayOf } from '@jieti/shared/calendar';
import type { Instant } from '@jieti/shared/model/time';
import { readingStep } from '@jieti/shared/rules/community/reading-step';
import { instantOfWallTime } from '@jieti/shared/rules/community/wall-time';
import { ArticleReadingsRepository } from '../articles/article-readings.repository.js';
import { ArticlesRepository } from '../articles/articles.repository.js';
import { CONFIG, type Config } from '../config.js';
import type { Tx } from '../db/sql.js';
import { GatheringsRepository } from '../gatherings/gatherings.repository.js';
import { SignUpsRepository } from '../gatherings/sign-ups.repository.js';
import { demoArticles, drawnArticle, type DemoArticle } from './demo-articles.js';
import { demoGatherings, type DemoGathering } from './demo-gatherings.js';
import { SeededRandom } from './seeded-random.js';

interface Crowd {
  readonly members: readonly { readonly id: number; readonly tier: string }[];
  readonly random: SeededRandom;
  readonly now: Instant;
}

interface Reader {
  readonly articleId: number;
  readonly memberId: number;
}

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const READERS = 160;
const author = 'operator';
const reason = '气象台发了大风预警，改期再约，定下来告诉你。';

/** What the demo shop writes and where it meets its members, with readers and guests. */
@Injectable()
export class DemoContentRepository {
  constructor(
    private readonly articles: ArticlesRepository,
    private readonly readings: ArticleReadingsRepository,
    private readonly gatherings: GatheringsRepository,
    private readonly signUps: SignUpsRepository,
    @Inject(CONFIG) private readonly config: Pick<Config, 'timeZone'>,
  ) {}

  /** Once there are members. */
  async insert(tx: Tx, now: Instant): Promise<void> {
    const members = await tx.query<{ id: number; tier: string }>(
      `SELECT id, tier FROM member WHERE id > 40 ORDER BY id LIMIT ${READERS * 4}`,
    );
    const crowd = { members, random: new SeededRandom(20_261_122), now };
    for (const article of demoArticles) await this.insertArticle(tx, article, crowd);
    const gatherings = demoGatherings(now, this.config.timeZone);
    for (const gathering of gatherings) await this.insertGathering(tx, gathering, crowd);
  }

  private async insertArticle(tx: Tx, article: DemoArticle, crowd: Crowd): Promise<void> {
    const { publishedDaysAgo, readers } = article;
    const draft = drawnArticle(article.draft);
    const at = crowd.now - ((publishedDaysAgo ?? 0) + 1) * DAY_MS;
    const articleId = await this.articles.insert(tx, draft, { author, now: at });
    if (publishedDaysAgo === null) return;
    await this.articles.moveTo(tx, articleId, 'published', at + DAY_MS / 2);
    const mayRead = crowd.members.filter(({ tier }) => draft.tiers.length === 0 || draft.tiers.includes(tier));
    const opened = mayRead.filter(() => crowd.random.next() < 0.4).slice(0, readers);
    for (const { id } of opened) await this.read(tx, { articleId, memberId: Number(id) }, article, crowd);
  }

  private async read(tx: Tx, reader: Reader, article: DemoArticle, { random, now }: Crowd): Promise<void> {
    const published = now - ((article.publishedDaysAgo ?? 0) + 0.5) * DAY_MS;
    const visitAt = Math.round(Math.min(now - HOUR_MS, published + random.exponential(1.5 * DAY_MS)));
    await this.readings.open(tx, reader, visitAt);
    const { estimatedSeconds } = await this.readings.lock(tx, reader);
    const stays = random.next() < article.patience;
    const least = stays ? estimatedSeconds * 0.45 : 1;
    const seconds = Math.round(least + random.exponential(stays ? estimatedSeconds * 0.5 : 7));
    const scroll = stays ? random.between(82, 100) : random.between(5, 70);
    const before = { visitAt, visitSeconds: 0, beforeSeconds: 0, scroll: 0 };
    const step = readingStep(before, { seconds, scroll }, { now, estimatedSeconds });
    await this.readings.update(tx, reader, step);
    if (!step.isReallyRead) return;
    const at = visitAt + step.seconds * 1000;
    await this.readings.setRead(tx, reader, { at, requestKey: `demo-${reader.articleId}`, growth: 0 });
    const day = businessDayOf(at, this.config.timeZone);
    if (random.next() < 0.16) await this.readings.setShared(tx, reader, day);
  }

  private async insertGathering(
    tx: Tx,
    { draft, state, signedUp, attended }: DemoGathering,
    crowd: Crowd,
  ): Promise<void> {
    const { random, now, members } = crowd;
    const { timeZone } = this.config;
    const secret = Array.from({ length: 64 }, () => random.between(0, 15).toString(16)).join('');
    const gatheringId = await this.gatherings.insert(tx, draft, { now: now - 9 * DAY_MS, timeZone, author, secret });
    if (state === 'draft') return;
    await this.gatherings.moveTo(tx, gatheringId, { state: 'published', now: now - 8 * DAY_MS });
    const last = Math.min(now, instantOfWallTime(draft.startsOn, timeZone));
    const guests = members.filter(({ tier }) => draft.tiers.length === 0 || draft.tiers.includes(tier));
    const first = random.between(0, 9);
    for (const [i, { id }] of guests.slice(first, first + signedUp).entries()) {
      const guest = { gatheringId, memberId: Number(id) };
      const [seat, at] = [i < draft.capacity ? 'signedUp' : 'waiting', last - (signedUp - i) * 0.8 * HOUR_MS] as const;
      await this.signUps.signUp(tx, { ...guest, now: Math.round(at), state: seat, requestKey: `demo-${gatheringId}` });
      const arrived = last - (attended - i) * 20_000;
      if (i < attended) await this.signUps.attend(tx, { ...guest, now: arrived, cameBy: 'code' });
    }
    if (state === 'cancelled') await this.gatherings.moveTo(tx, gatheringId, { state, reason, now: now - DAY_MS / 4 });
  }
}
