import { z } from 'zod';
import { pageOf, SearchPageQuerySchema } from './paging.js';
import { CoverSchema } from './pictures.js';

/** Wall time of the shop's time zone: `2026-11-28T14:00`. */
const WallTimeSchema = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/)
  .refine((text) => z.iso.date().safeParse(text.slice(0, 10)).success, { message: '没有这一天。' });

export const GatheringDraftSchema = z
  .strictObject({
    title: z.string().trim().min(1).max(40),
    intro: z.string().trim().min(1).max(1000),
    cover: CoverSchema.nullable(),
    storeId: z.string().min(1).max(30).nullable(),
    /** Where in words: `二楼烘焙间`; with a store its name stands before it. */
    place: z.string().trim().max(60),
    startsOn: WallTimeSchema,
    endsOn: WallTimeSchema,
    /** null: members sign up as soon as it is published. */
    signUpFrom: WallTimeSchema.nullable(),
    capacity: z.number().int().min(1).max(10_000),
    /** How many may wait for a seat; 0: nobody. */
    waitingSeats: z.number().int().min(0).max(1_000),
    /** Tiers that may come; empty: every tier. */
    tiers: z.array(z.string().min(1).max(31)).max(10).readonly(),
  })
  .refine(({ startsOn, endsOn }) => startsOn < endsOn, { path: ['endsOn'], message: '结束要晚于开始。' })
  .refine(({ startsOn, signUpFrom }) => signUpFrom === null || signUpFrom < startsOn, {
    path: ['signUpFrom'],
    message: '报名要早于开始。',
  })
  .refine(({ storeId, place }) => storeId !== null || place !== '', { path: ['place'], message: '请写明地点。' })
  .meta({ id: 'GatheringDraft' });
export type GatheringDraft = z.infer<typeof GatheringDraftSchema>;

/** `revision` is the one that was looked at: a change over somebody else's is refused with draft_changed. */
export const GatheringChangeSchema = z
  .strictObject({ revision: z.number().int().min(1), gathering: GatheringDraftSchema })
  .meta({ id: 'GatheringChange' });
export type GatheringChange = z.infer<typeof GatheringChangeSchema>;

/** draft → published → cancelled; that it ended, the clock says. */
export const gatheringStates = ['draft', 'published', 'cancelled'] as const;

export const GatheringCancelSchema = z
  .strictObject({ reason: z.string().trim().min(1).max(80) })
  .meta({ id: 'GatheringCancel' });
export type GatheringCancel = z.infer<typeof GatheringCancelSchema>;

const CountsSchema = z.object({
  signedUp: z.number().int(),
  waiting: z.number().int(),
  attended: z.number().int(),
  /** Of those who attended, who came without signing up. */
  walkedIn: z.number().int(),
});

export const GatheringRowSchema = z
  .object({
    id: z.number().int(),
    state: z.enum(gatheringStates),
    /** What of it there is now; a draft and a cancelled one are `none`. */
    phase: z.enum(['none', 'coming', 'running', 'ended']),
    title: z.string(),
    cover: z.string().nullable(),
    where: z.string(),
    startsAt: z.number(),
    endsAt: z.number(),
    capacity: z.number().int(),
    tiers: z.array(z.string()),
    counts: CountsSchema,
    createdBy: z.string(),
  })
  .meta({ id: 'GatheringRow' });
export type GatheringRow = z.infer<typeof GatheringRowSchema>;
export const GatheringPageSchema = pageOf(GatheringRowSchema).meta({ id: 'GatheringPage' });

export const GatheringSchema = z
  .object({
    ...GatheringDraftSchema.shape,
    ...GatheringRowSchema.shape,
    tiers: z.array(z.string()).readonly(),
    revision: z.number().int(),
    cancelReason: z.string(),
  })
  .meta({ id: 'Gathering' });
export type Gathering = z.infer<typeof GatheringSchema>;

export const GatheringQuerySchema = SearchPageQuerySchema.extend({
  filter: z.enum(['draft', 'coming', 'ended', 'cancelled']).optional(),
});
export type GatheringQuery = z.infer<typeof GatheringQuerySchema>;

export const signUpStates = ['signedUp', 'waiting', 'attended', 'signedOff'] as const;

export const SignUpRowSchema = z
  .object({
    memberId: z.number().int(),
    name: z.string(),
    tier: z.string(),
    state: z.enum(signUpStates),
    /** Place among those who wait, from 1; null for others. */
    place: z.number().int().nullable(),
    /** null: came without signing up. */
    signedUpAt: z.number().nullable(),
    attendedAt: z.number().nullable(),
    cameBy: z.enum(['code', 'desk']).nullable(),
  })
  .meta({ id: 'SignUpRow' });
export type SignUpRow = z.infer<typeof SignUpRowSchema>;
export const SignUpPageSchema = pageOf(SignUpRowSchema).meta({ id: 'SignUpPage' });
export const SignUpQuerySchema = SearchPageQuerySchema.extend({ state: z.enum(signUpStates).optional() });
export type SignUpQuery = z.infer<typeof SignUpQuerySchema>;

/** For the screen at the place. The window: one hour before it starts to its end. */
export const GatheringCodeSchema = z
  .object({
    /** Six digits; null outside of the window. */
    code: z.string().nullable(),
    /** Until when it is shown; a minute longer it is accepted. */
    until: z.number(),
    opensAt: z.number(),
    closesAt: z.number(),
    /** The server's clock, for the ring of seconds. */
    now: z.number(),
    attended: z.number().int(),
    /** Page of the mini-program that the QR opens. */
    link: z.string(),
  })
  .meta({ id: 'GatheringCode' });
export type GatheringCode = z.infer<typeof GatheringCodeSchema>;

/** At the desk: a member who is there, as the list shows them. */
export const DeskAttendanceSchema = z
  .strictObject({ memberId: z.number().int().min(1) })
  .meta({ id: 'DeskAttendance' });
export type DeskAttendance = z.infer<typeof DeskAttendanceSchema>;

export const myGatheringStates = ['open', 'full', 'soon', 'ended', 'cancelled'] as const;

export const MyGatheringSchema = z
  .object({
    id: z.number().int(),
    title: z.string(),
    intro: z.string(),
    cover: z.string().nullable(),
    startsAt: z.number(),
    endsAt: z.number(),
    /** The shop's wall clock: `2026-11-28` and `14:00`, whatever zone the phone is in. */
    day: z.string(),
    from: z.string(),
    toDay: z.string(),
    to: z.string(),
    /** The store's name and the place in words. */
    place: z.string(),
    storeId: z.string().nullable(),
    capacity: z.number().int(),
    /** Seats that nobody has. */
    left: z.number().int(),
    /** `open`: a seat, or with none left a place to wait for one (`full`: neither). `soon`: from signUpFromAt on. */
    state: z.enum(myGatheringStates),
    /** open, no seat left: signing up is waiting. */
    isWaitingOpen: z.boolean(),
    signUpFromAt: z.number().nullable(),
    mine: z.enum(['none', 'signedUp', 'waiting', 'attended']),
    /** Place among those who wait, from 1; null unless waiting. */
    waitingPlace: z.number().int().nullable(),
    /** Names of the tiers it is for; empty: everybody. */
    tiers: z.array(z.string()),
    /** It is for other tiers than the member's. */
    isLocked: z.boolean(),
    /** The digits shown at the place are taken now: one hour before it starts to its end. */
    isAttendable: z.boolean(),
    /** Growth that attending brings by the rules in force, before caps. */
    worth: z.number(),
    /** Why it does not take place; empty unless cancelled. */
    cancelReason: z.string(),
  })
  .meta({ id: 'MyGathering' });
export type MyGathering = z.infer<typeof MyGatheringSchema>;

/** To come in their order, then those that were, newest first. */
export const MyGatheringsSchema = z.object({ items: z.array(MyGatheringSchema) }).meta({ id: 'MyGatherings' });
export type MyGatherings = z.infer<typeof MyGatheringsSchema>;

/** Refused: gathering_full (no place to wait either), gathering_soon, gathering_ended, gathering_cancelled, gathering_tier. */
export const SignUpSchema = z.strictObject({ requestKey: z.string().min(8).max(64) }).meta({ id: 'SignUp' });
export type SignUp = z.infer<typeof SignUpSchema>;

export const SignUpOutcomeSchema = z
  .object({ state: z.enum(['signedUp', 'waiting']), waitingPlace: z.number().int().nullable() })
  .meta({ id: 'SignUpOutcome' });
export type SignUpOutcome = z.infer<typeof SignUpOutcomeSchema>;

export const AttendSchema = z
  .strictObject({
    code: z.string().regex(/^\d{6}$/),
    /** From the QR of the screen; absent when the digits were typed in the list. */
    gatheringId: z.number().int().min(1).optional(),
  })
  .meta({ id: 'Attend' });
export type Attend = z.infer<typeof AttendSchema>;

/** Refused: gathering_code_wrong, gathering_full (not signed up, no room), gathering_ended, gathering_cancelled, gathering_tier. */
export const AttendOutcomeSchema = z
  .object({
    id: z.number().int(),
    title: z.string(),
    /** False when the member was there already: nothing is counted twice. */
    isNew: z.boolean(),
    gained: z.number().int(),
    tierUp: z.string().nullable(),
  })
  .meta({ id: 'AttendOutcome' });
export type AttendOutcome = z.infer<typeof AttendOutcomeSchema>;
