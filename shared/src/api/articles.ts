import { z } from 'zod';
import type { ArticleBlock } from '../model/article.js';
import { pageOf, SearchPageQuerySchema } from './paging.js';
import { CoverSchema, pictureOf } from './pictures.js';

const PICTURES = 6;

export const ArticleBlockSchema: z.ZodType<ArticleBlock> = z
  .discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('heading'), text: z.string().trim().min(1).max(40) }),
    z.strictObject({ kind: z.literal('text'), text: z.string().trim().min(1).max(1000) }),
    z.strictObject({ kind: z.literal('quote'), text: z.string().trim().min(1).max(300) }),
    z.strictObject({
      kind: z.literal('list'),
      items: z.array(z.string().trim().min(1).max(120)).min(1).max(20).readonly(),
    }),
    z.strictObject({ kind: z.literal('image'), picture: pictureOf(120_000), caption: z.string().trim().max(40) }),
  ])
  .meta({ id: 'ArticleBlock' });

const RelatedProductSchema = z.strictObject({
  name: z.string().trim().min(1).max(30),
  /** What the shop says of it: `¥68 / 200 g，本月新豆`. */
  note: z.string().trim().max(40),
});

export const ArticleDraftSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(40),
    summary: z.string().trim().max(100),
    cover: CoverSchema.nullable(),
    body: z
      .array(ArticleBlockSchema)
      .min(1)
      .max(60)
      .readonly()
      .refine((blocks) => blocks.filter(({ kind }) => kind === 'image').length <= PICTURES, {
        message: `一篇文章最多 ${PICTURES} 张图。`,
      }),
    relatedProducts: z.array(RelatedProductSchema).max(4).readonly(),
    /** Tiers that may read it; empty: every tier. */
    tiers: z.array(z.string().min(1).max(31)).max(10).readonly(),
  })
  .meta({ id: 'ArticleDraft' });
export type ArticleDraft = z.infer<typeof ArticleDraftSchema>;

/** `revision` is the one that was looked at: a change over somebody else's is refused with draft_changed. */
export const ArticleChangeSchema = z
  .strictObject({ revision: z.number().int().min(1), article: ArticleDraftSchema })
  .meta({ id: 'ArticleChange' });
export type ArticleChange = z.infer<typeof ArticleChangeSchema>;

export const articleStates = ['draft', 'published', 'withdrawn'] as const;

/** draft → published ↔ withdrawn: members see what is published. */
export const ArticleStateChangeSchema = z
  .strictObject({ state: z.enum(['published', 'withdrawn']) })
  .meta({ id: 'ArticleStateChange' });
export type ArticleStateChange = z.infer<typeof ArticleStateChangeSchema>;

const FunnelSchema = z.object({
  /** Members who opened it, who really read it, who shared it. */
  opened: z.number().int(),
  read: z.number().int(),
  shared: z.number().int(),
  /** Before the eyes of the member in the middle; null while nobody opened it. */
  medianSeconds: z.number().int().nullable(),
});

export const ArticleRowSchema = z
  .object({
    id: z.number().int(),
    state: z.enum(articleStates),
    title: z.string(),
    summary: z.string(),
    cover: z.string().nullable(),
    tiers: z.array(z.string()),
    /** Estimated time of reading. */
    minutes: z.number().int(),
    publishedAt: z.number().nullable(),
    changedAt: z.number(),
    createdBy: z.string(),
    funnel: FunnelSchema,
  })
  .meta({ id: 'ArticleRow' });
export type ArticleRow = z.infer<typeof ArticleRowSchema>;
export const ArticlePageSchema = pageOf(ArticleRowSchema).meta({ id: 'ArticlePage' });

export const ArticleSchema = ArticleDraftSchema.extend({
  id: z.number().int(),
  state: z.enum(articleStates),
  revision: z.number().int(),
  minutes: z.number().int(),
  publishedAt: z.number().nullable(),
  changedAt: z.number(),
  createdBy: z.string(),
}).meta({ id: 'Article' });
export type Article = z.infer<typeof ArticleSchema>;

export const ArticleQuerySchema = SearchPageQuerySchema.extend({ state: z.enum(articleStates).optional() });
export type ArticleQuery = z.infer<typeof ArticleQuerySchema>;

export const ArticleFunnelSchema = FunnelSchema.extend({
  /** What reading it takes by estimate, and what of it counts as read. */
  estimatedSeconds: z.number().int(),
  neededSeconds: z.number().int(),
  /** How many members stayed how long, from zero on without gaps; `to` null: and longer. */
  dwell: z.array(z.object({ from: z.number().int(), to: z.number().int().nullable(), members: z.number().int() })),
  /** By how far members came: a quarter of the page each. */
  scroll: z.array(z.object({ from: z.number().int(), members: z.number().int() })),
}).meta({ id: 'ArticleFunnel' });
export type ArticleFunnel = z.infer<typeof ArticleFunnelSchema>;

export const MyArticleRowSchema = z
  .object({
    id: z.number().int(),
    title: z.string(),
    summary: z.string(),
    cover: z.string().nullable(),
    publishedAt: z.number(),
    minutes: z.number().int(),
    isRead: z.boolean(),
    /** Names of the tiers it is for; empty: for everybody. */
    tiers: z.array(z.string()),
    /** It is for other tiers than the member's: shown, but opening it is refused with article_tier. */
    isLocked: z.boolean(),
  })
  .meta({ id: 'MyArticleRow' });
export type MyArticleRow = z.infer<typeof MyArticleRowSchema>;

/** Newest first. */
export const MyArticlePageSchema = pageOf(MyArticleRowSchema).meta({ id: 'MyArticlePage' });

/** Asking for it opens it: the time of reading counts from then. Refused: not_found, article_withdrawn, article_tier. */
export const MyArticleSchema = MyArticleRowSchema.omit({ isLocked: true })
  .extend({
    body: z.array(ArticleBlockSchema).readonly(),
    relatedProducts: z.array(RelatedProductSchema),
    /** Growth that reading it brings by the rules in force, before caps; 0 where it counts none or was read. */
    worth: z.number(),
    /** Seconds in the foreground and percent of scroll from which it counts as read. */
    neededSeconds: z.number().int(),
    neededScroll: z.number().int(),
  })
  .meta({ id: 'MyArticle' });
export type MyArticle = z.infer<typeof MyArticleSchema>;

/** What the phone saw of this visit so far: totals since it was opened, so that saying it twice changes nothing. */
export const ReadingReportSchema = z
  .strictObject({
    /** The page in the foreground. */
    seconds: z.number().int().min(0).max(86_400),
    /** Furthest point of the page that was seen. */
    scroll: z.number().int().min(0).max(100),
    requestKey: z.string().min(8).max(64),
  })
  .meta({ id: 'ReadingReport' });
export type ReadingReport = z.infer<typeof ReadingReportSchema>;

export const ReadingOutcomeSchema = z
  .object({
    /** This report made it count; the same request key again says the same. */
    counted: z.boolean(),
    gained: z.number().int(),
    isRead: z.boolean(),
  })
  .meta({ id: 'ReadingOutcome' });
export type ReadingOutcome = z.infer<typeof ReadingOutcomeSchema>;
