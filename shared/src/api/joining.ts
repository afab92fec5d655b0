import { z } from 'zod';
import { PerkViewSchema, TierBadgeSchema } from './tiers.js';

/** Where somebody came from, as the phone read it from its launch options; what is no key of ours is left out there. */
export const EntrySchema = z
  .strictObject({
    /** WeChat's scene number. */
    scene: z.number().int().min(0).max(99_999).optional(),
    storeId: z
      .string()
      .regex(/^[\w-]{1,30}$/)
      .optional(),
    campaign: z
      .string()
      .regex(/^[\w-]{1,32}$/)
      .optional(),
    /** Eight digits of an invitation. */
    invitation: z
      .string()
      .regex(/^\d{8}$/)
      .optional(),
    /** The mini-program or official account that sent them here. */
    referrerAppId: z
      .string()
      .regex(/^\w{1,40}$/)
      .optional(),
  })
  .meta({ id: 'Entry' });
export type Entry = z.infer<typeof EntrySchema>;

/** Agrees to the privacy notice and becomes a member; whoever is one already is signed in. */
export const JoinSchema = z
  .strictObject({
    /** Of `wx.login`. */
    code: z.string().min(1).max(200),
    noticeVersion: z.number().int().min(1),
    channel: z.enum(['miniProgram', 'h5']).default('miniProgram'),
    entry: EntrySchema.default({}),
  })
  .meta({ id: 'Join' });
export type Join = z.infer<typeof JoinSchema>;

/** What anybody may know of the programme; the same for everybody, so that it can be cached. */
export const PublicProgrammeSchema = z
  .object({
    shopName: z.string(),
    /** The privacy notice in force. */
    noticeVersion: z.number().int(),
    /** How growth comes and what refunds do, a sentence each. */
    rules: z.array(z.string()),
    tiers: z.array(
      TierBadgeSchema.extend({
        requirement: z.string(),
        perks: z.array(PerkViewSchema),
        /** Titles of the coupons that come with reaching it. */
        gifts: z.array(z.string()),
      }),
    ),
  })
  .meta({ id: 'PublicProgramme' });
export type PublicProgramme = z.infer<typeof PublicProgrammeSchema>;

/** Base64 of a PNG, JPEG or WebP picture of at most 200 kB. */
export const AvatarUploadSchema = z
  .strictObject({
    image: z
      .string()
      .min(1)
      .max(280_000)
      .regex(/^[A-Za-z0-9+/]+={0,2}$/),
  })
  .meta({ id: 'AvatarUpload' });
export type AvatarUpload = z.infer<typeof AvatarUploadSchema>;

/** `image`: base64 of `mime`; `tag` changes with the picture. All null without one. */
export const AvatarSchema = z
  .object({ tag: z.string().nullable(), mime: z.string().nullable(), image: z.string().nullable() })
  .meta({ id: 'Avatar' });
export type Avatar = z.infer<typeof AvatarSchema>;

/** How one member joined. */
export const MemberJoiningSchema = z
  .object({
    /** Null for members of before this was kept, and for those whom an import or the till brought. */
    joining: z
      .object({
        at: z.number(),
        channel: z.enum([
          'storeCode',
          'invitation',
          'campaign',
          'code',
          'sharedCard',
          'message',
          'officialAccount',
          'group',
          'otherApp',
          'search',
          'direct',
        ]),
        /** Of WeChat. */
        scene: z.number().int().nullable(),
        /** The store whose code it was. */
        store: z.object({ id: z.string(), name: z.string() }).nullable(),
        campaign: z.string().nullable(),
        referrerAppId: z.string().nullable(),
        /** Of the privacy notice that was agreed to. */
        noticeVersion: z.number().int(),
      })
      .nullable(),
    /** Who invited the member; the name is masked. */
    inviter: z.object({ id: z.number().int(), name: z.string(), cardNo: z.string() }).nullable(),
  })
  .meta({ id: 'MemberJoining' });
export type MemberJoining = z.infer<typeof MemberJoiningSchema>;
