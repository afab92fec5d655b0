import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTable } from '../create-table.js';

/** What the shop writes for members, and where it meets them. */
export class ArticlesAndGatherings0017 implements MigrationInterface {
  readonly name = 'ArticlesAndGatherings1700000000017';

  async up(runner: QueryRunner): Promise<void> {
    await createArticles(runner);
    await createGatherings(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = ['gathering_sign_up', 'gathering', 'article_reading', 'article'];
    for (const name of tables) await runner.query(`DROP TABLE IF EXISTS ${name}`);
  }
}

async function createArticles(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'article',
    columns: {
      id: 'id',
      state: 'key(10)', // draft | published | withdrawn
      revision: 'int', // goes up with every change
      title: 'varchar(60)',
      summary: 'varchar(200)',
      cover: 'text null', // data: address of a picture
      body: 'text', // ArticleBlock[]
      products: 'text', // { name, note }[]
      tiers: 'varchar(400)', // string[]; empty: every tier
      seconds: 'int', // that reading it takes by estimate
      published_at: 'bigint null', // the first time
      created_at: 'bigint',
      created_by: 'varchar(60)',
      changed_at: 'bigint',
    },
    indexes: { ix_article_published: ['state', 'published_at', 'id'] },
  });
  await createTable(runner, {
    name: 'article_reading',
    columns: {
      article_id: 'bigint',
      member_id: 'bigint',
      opened_at: 'bigint', // the first time
      visit_at: 'bigint', // the last time
      visit_seconds: 'int', // before the eyes in this visit, as far as the server's clock allows
      before_seconds: 'int', // and in all visits before it
      seconds: 'int', // the two together
      scroll: 'int', // furthest, 0–100
      read_at: 'bigint null', // when it was really read
      read_key: 'key(64) null', // request key of the report that counted
      growth: 'int',
      shares: 'int', // days on which it was shared
      shared_on: 'int null', // the last of them, business day
    },
    primaryKey: ['article_id', 'member_id'],
    indexes: {
      ix_article_reading_member: ['member_id', 'read_at'],
      ix_article_reading_dwell: ['article_id', 'seconds'],
    },
  });
}

async function createGatherings(runner: QueryRunner): Promise<void> {
  await createTable(runner, {
    name: 'gathering',
    columns: {
      id: 'id',
      state: 'key(10)', // draft | published | cancelled
      revision: 'int', // goes up with every change
      title: 'varchar(60)',
      intro: 'text',
      cover: 'text null', // data: address of a picture
      store_id: 'key(30) null',
      place: 'varchar(80)',
      tiers: 'varchar(400)', // string[]; empty: every tier
      capacity: 'int',
      waiting_seats: 'int', // how many may wait for a seat; 0: nobody
      sign_up_from: 'bigint null', // null: since it was published
      starts_at: 'bigint',
      ends_at: 'bigint',
      secret: 'key(64)', // of the codes shown at the place
      cancel_reason: 'varchar(120)',
      created_at: 'bigint',
      created_by: 'varchar(60)',
      changed_at: 'bigint',
    },
    indexes: { ix_gathering_ends: ['state', 'ends_at', 'id'] },
  });
  await createTable(runner, {
    name: 'gathering_sign_up',
    columns: {
      gathering_id: 'bigint',
      member_id: 'bigint',
      state: 'key(10)', // signedUp | waiting | attended | signedOff
      queue_no: 'int', // order of coming, anew with every sign-up
      signed_up_at: 'bigint null', // null: came without
      moved_up_at: 'bigint null', // from waiting to a seat
      attended_at: 'bigint null',
      came_by: 'key(10) null', // code | desk
      growth: 'int',
      request_key: 'key(64) null',
      changed_at: 'bigint',
    },
    primaryKey: ['gathering_id', 'member_id'],
    indexes: {
      ix_gathering_sign_up_queue: ['gathering_id', 'state', 'queue_no'],
      ix_gathering_sign_up_member: ['member_id', 'gathering_id'],
    },
  });
}
