import { z } from 'zod';
import { faultKinds } from '../faults/spoiled-call.js';

const openid = z.string().min(1).max(128);

/** Whatever else the shop writes down about its phones is left out. */
export const PhonesSchema = z.strictObject({
  phones: z.array(
    z.object({
      openid,
      oaOpenid: openid.optional(),
      unionid: openid.optional(),
      name: z.string().min(1).max(60),
      follows: z.boolean().optional(),
      phoneNumber: z
        .string()
        .regex(/^1\d{10}$/)
        .optional(),
      consents: z.record(z.string(), z.int().min(0)).optional(),
    }),
  ),
});

export const ConsentsSchema = z.strictObject({
  results: z.record(z.string(), z.enum(['accept', 'reject', 'ban', 'filter'])),
  /** “总是保持以上选择，不再询问”. */
  remember: z.boolean().default(false),
});

export const FollowSchema = z.strictObject({ follows: z.boolean(), blocks: z.boolean().optional() });

export const NoticeConsentsSchema = z.strictObject({ results: z.record(z.string(), z.enum(['accept', 'reject'])) });

export const NotifyCodeSchema = z.strictObject({ notifyType: z.int() });

export const OpenDataSchema = z.strictObject({ data: z.record(z.string(), z.unknown()) });

/** Without `chatId` the first group the person is in. */
export const GroupEntrySchema = z.strictObject({ chatId: z.string().max(64).optional() });

export const WithdrawSchema = z.strictObject({ templateIds: z.array(z.string()).min(1) });

/** The default is the phone number. */
export const RevokeSchema = z.strictObject({
  revokeInfo: z
    .string()
    .regex(/^\d{1,3}$/)
    .default('8'),
});

export const CallbackCheckSchema = z.strictObject({ account: z.enum(['miniProgram', 'officialAccount', 'wecom']) });

export const PaySchema = z.union([
  z.strictObject({ prepayId: z.string().min(1) }),
  z.strictObject({
    timeStamp: z.string(),
    nonceStr: z.string(),
    package: z.string(),
    signType: z.string(),
    paySign: z.string(),
  }),
]);

export const QuickPaySchema = z.strictObject({
  amountFen: z.int().min(1).max(10_000_000),
  description: z.string().min(1).max(60).default('到店消费'),
});

const FaultKindSchema = z.enum(faultKinds);
const HoldSchema = z.int().min(0).max(120_000).optional();

export const FaultSchema = z.strictObject({
  endpoint: z.string().min(1),
  kind: FaultKindSchema,
  count: z.int().min(0).default(1),
  milliseconds: HoldSchema,
  errcode: z.int().default(-1),
  code: z.string().default('SYSTEM_ERROR'),
});

/** Without kinds or endpoints it takes all of them. */
export const FaultMixSchema = z.strictObject({
  probability: z.number().min(0).max(1),
  kinds: z
    .array(FaultKindSchema)
    .min(1)
    .default([...faultKinds]),
  endpoints: z.array(z.string()).default([]),
  seed: z.string().optional(),
  milliseconds: HoldSchema,
  errcodes: z.array(z.int()).min(1).default([-1, 42001, 45009, 45011]),
  codes: z.array(z.string()).min(1).default(['SYSTEM_ERROR', 'FREQUENCY_LIMITED']),
});

export const SettingsSchema = z.strictObject({
  speed: z.number().min(1).optional(),
  signTest: z.boolean().optional(),
  duplicateNotifications: z.boolean().optional(),
  loseNotifications: z.int().min(0).optional(),
  payerDiscountFen: z.int().min(0).optional(),
  refundOutcome: z.enum(['SUCCESS', 'ABNORMAL', 'CLOSED']).optional(),
  newMerchant: z.boolean().optional(),
  certificates: z.enum(['one', 'overlap', 'switching', 'next']).optional(),
  publicKeyShare: z.number().min(0).max(1).optional(),
  notificationKey: z.enum(['publicKey', 'certificate', 'mixed']).optional(),
  failSubscribeSends: z.int().min(0).optional(),
  oaJobOutcome: z.enum(['success', 'failed:user block', 'failed: system failed']).optional(),
  tradeManaged: z.boolean().optional(),
  phoneVerifications: z.int().min(0).optional(),
  releasedPages: z.array(z.string()).optional(),
  linksPerDay: z.int().min(0).optional(),
  bannedTemplates: z.array(z.string()).optional(),
  bannedTids: z.array(z.int()).optional(),
  oaDailyQuota: z.int().min(0).optional(),
  quotas: z
    .record(
      z.string(),
      z.strictObject({
        perDay: z.int().min(0).nullable().default(null),
        perMinute: z.int().min(0).nullable().default(null),
      }),
    )
    .optional(),
  addressAllowed: z.boolean().optional(),
  secretFrozen: z.boolean().optional(),
  callbackMode: z.enum(['plain', 'safe']).optional(),
  callbackFormat: z.enum(['xml', 'json']).optional(),
  pushEvents: z.boolean().optional(),
  duplicateCallbacks: z.boolean().optional(),
  reorderCallbacks: z.boolean().optional(),
  loseCallbacks: z.int().min(0).optional(),
  callbackLossRate: z.number().min(0).max(1).optional(),
  callbackSingleList: z.enum(['array', 'object', 'mixed']).optional(),
  sendLatencyMs: z.int().min(0).max(60_000).optional(),
});

export const ClockSchema = z.strictObject({
  advanceSeconds: z.number().min(0).default(0),
  running: z.boolean().optional(),
});
