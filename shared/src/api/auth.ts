import { z } from 'zod';

export const WechatLoginSchema = z.strictObject({ code: z.string().min(1).max(200) }).meta({ id: 'WechatLogin' });
export type WechatLogin = z.infer<typeof WechatLoginSchema>;

/** The code of a `getPhoneNumber` button; it is not the one of `wx.login`. */
export const PhoneCodeSchema = z.strictObject({ code: z.string().min(1).max(200) }).meta({ id: 'PhoneCode' });
export type PhoneCode = z.infer<typeof PhoneCodeSchema>;

export const BoundPhoneSchema = z.object({ phone: z.string() }).meta({ id: 'BoundPhone' });
/** Masked, as members see it everywhere. */
export type BoundPhone = z.infer<typeof BoundPhoneSchema>;

export const MemberSessionSchema = z
  .object({ token: z.string(), memberId: z.number().int(), isNew: z.boolean(), expiresAt: z.number() })
  .meta({ id: 'MemberSession' });
export type MemberSession = z.infer<typeof MemberSessionSchema>;

export const StaffLoginSchema = z
  .strictObject({ username: z.string().trim().min(1).max(64), password: z.string().min(1).max(200) })
  .meta({ id: 'StaffLogin' });
export type StaffLogin = z.infer<typeof StaffLoginSchema>;

export const StaffRoleSchema = z.enum(['owner', 'operator', 'clerk']);
export type StaffRole = z.infer<typeof StaffRoleSchema>;

export const StaffProfileSchema = z
  .object({
    id: z.number().int(),
    username: z.string(),
    name: z.string(),
    role: StaffRoleSchema,
    store: z.object({ id: z.string(), name: z.string() }).nullable(),
    shopName: z.string(),
  })
  .meta({ id: 'StaffProfile' });
export type StaffProfile = z.infer<typeof StaffProfileSchema>;

export const StaffSessionSchema = z
  .object({ token: z.string(), expiresAt: z.number(), staff: StaffProfileSchema })
  .meta({ id: 'StaffSession' });
export type StaffSession = z.infer<typeof StaffSessionSchema>;
