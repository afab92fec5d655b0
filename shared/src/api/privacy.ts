import { z } from 'zod';

/** Every `Purpose` of the model. */
export const purposes = ['marketing', 'personalisation', 'browsing', 'groups'] as const;
export const PurposeParamSchema = z.enum(purposes);

/** Where a choice was made; `wechat`: taken back in WeChat's own settings. */
export const consentChannels = ['miniProgram', 'h5', 'wechat', 'desk'] as const;

const NoticeSectionSchema = z.object({
  key: z.string(),
  title: z.string(),
  text: z.string().nullable(),
  /** One entry per kind of data or per recipient, each told in the same facts. */
  list: z.array(
    z.object({ title: z.string(), facts: z.array(z.object({ label: z.string(), text: z.string() })).readonly() }),
  ),
});

export const PrivacyNoticeSchema = z
  .object({
    version: z.number().int(),
    /** 64 hex digits (SHA-256) over the whole text. */
    hash: z.string(),
    /** Day from which this version holds, `2026-11-22`. */
    since: z.string(),
    sections: z.array(NoticeSectionSchema),
  })
  .meta({ id: 'PrivacyNotice' });
export type PrivacyNotice = z.infer<typeof PrivacyNoticeSchema>;

const PurposeChoiceSchema = z.object({
  purpose: PurposeParamSchema,
  title: z.string(),
  /** The words that are agreed to. */
  wording: z.string(),
  /** What does not happen without it, and what stays as it is. */
  without: z.string(),
  granted: z.boolean(),
  /** Null while the member has not chosen. */
  changedAt: z.number().nullable(),
  /** Whether the phone may ask by itself now: never within the cool-down after a refusal. */
  mayAsk: z.boolean(),
});
export type PurposeChoice = z.infer<typeof PurposeChoiceSchema>;

export const MyPrivacySchema = z
  .object({
    notice: PrivacyNoticeSchema,
    /** The notice version the member has acknowledged; null before the first. */
    noticeAccepted: z.number().int().nullable(),
    purposes: z.array(PurposeChoiceSchema),
    /** Of somebody younger than 14: until when, whether a guardian has agreed, and what they agree to. */
    childhood: z
      .object({
        until: z.number(),
        isAgreed: z.boolean(),
        title: z.string(),
        wording: z.string(),
        without: z.string(),
      })
      .nullable(),
  })
  .meta({ id: 'MyPrivacy' });
export type MyPrivacy = z.infer<typeof MyPrivacySchema>;

const channel = z.enum(['miniProgram', 'h5']).default('miniProgram');

export const PurposeChangeSchema = z
  .strictObject({ granted: z.boolean(), noticeVersion: z.number().int().min(1), channel })
  .meta({ id: 'PurposeChange' });
export type PurposeChange = z.infer<typeof PurposeChangeSchema>;

/** The member has read the notice and goes on; says nothing about any purpose. */
export const NoticeAcceptanceSchema = z
  .strictObject({ noticeVersion: z.number().int().min(1), channel })
  .meta({ id: 'NoticeAcceptance' });
export type NoticeAcceptance = z.infer<typeof NoticeAcceptanceSchema>;

/** A guardian's yes or no; who they are to the member is what they say. */
export const GuardianWordSchema = z
  .strictObject({
    granted: z.boolean(),
    relation: z.enum(['parent', 'other']),
    noticeVersion: z.number().int().min(1),
    channel,
  })
  .meta({ id: 'GuardianWord' });
export type GuardianWord = z.infer<typeof GuardianWordSchema>;

/** How a column's raw value is read: instants in ms, money in fen, pictures as data addresses. */
export const exportColumnKinds = ['text', 'number', 'money', 'time', 'yesNo', 'picture'] as const;
const CellSchema = z.union([z.string(), z.number(), z.boolean(), z.null()]);

const ExportSectionSchema = z.object({
  key: z.string(),
  title: z.string(),
  note: z.string(),
  columns: z.array(z.object({ key: z.string(), title: z.string(), kind: z.enum(exportColumnKinds) })),
  /** The first rows, newest first; `more` when the files hold further ones. */
  rows: z.array(z.array(CellSchema)),
  more: z.boolean(),
});
export type ExportSection = z.infer<typeof ExportSectionSchema>;

export const MyExportSchema = z
  .object({ generatedAt: z.number(), cardNo: z.string(), timeZone: z.string(), sections: z.array(ExportSectionSchema) })
  .meta({ id: 'MyExport' });
export type MyExport = z.infer<typeof MyExportSchema>;

const ClosingLossSchema = z.object({
  cardTail: z.string(),
  tierName: z.string(),
  growth: z.number(),
  points: z.number(),
  coupons: z.number().int(),
  signUps: z.number().int(),
  invitations: z.number().int(),
});

export const ClosingPreviewSchema = ClosingLossSchema.extend({
  /** What has to be finished first; empty when the account may be closed now. */
  blockedBy: z.array(
    z.object({ kind: z.enum(['orderBeingPaid', 'refundUnderWay']), title: z.string(), next: z.string() }),
  ),
  /** What is deleted and what is kept without a name, in sentences. */
  deleted: z.array(z.string()),
  kept: z.array(z.string()),
}).meta({ id: 'ClosingPreview' });
export type ClosingPreview = z.infer<typeof ClosingPreviewSchema>;

export const ClosingRequestSchema = z
  .strictObject({
    /** The last four digits of the card number. */
    confirm: z.string().regex(/^\d{4}$/),
    /** The same key again is the same closing. */
    requestKey: z.string().min(8).max(64),
  })
  .meta({ id: 'ClosingRequest' });
export type ClosingRequest = z.infer<typeof ClosingRequestSchema>;

export const ClosedAccountSchema = z
  .object({ closedAt: z.number(), lost: ClosingLossSchema })
  .meta({ id: 'ClosedAccount' });
export type ClosedAccount = z.infer<typeof ClosedAccountSchema>;

/** For operators: what a member agreed to, as it was recorded. */
export const MemberPrivacySchema = z
  .object({
    purposes: z.array(PurposeChoiceSchema.pick({ purpose: true, title: true, granted: true, changedAt: true })),
    history: z.array(
      z.object({
        id: z.number().int(),
        /** A purpose, or `notice` for the notice itself. */
        purpose: z.string(),
        title: z.string(),
        granted: z.boolean(),
        noticeVersion: z.number().int(),
        textHash: z.string(),
        channel: z.enum(consentChannels),
        givenBy: z.string(),
        at: z.number(),
      }),
    ),
  })
  .meta({ id: 'MemberPrivacy' });
export type MemberPrivacy = z.infer<typeof MemberPrivacySchema>;

export const MemberExportRequestSchema = z
  .strictObject({ reason: z.string().trim().min(2).max(200), format: z.enum(['json', 'html']) })
  .meta({ id: 'MemberExportRequest' });
export type MemberExportRequest = z.infer<typeof MemberExportRequestSchema>;
