import { z } from 'zod';

const id = z.string().min(1).max(128);
const ids = z.array(id).min(1).max(500);
const name = z.string().min(1).max(60);

export const StaffSchema = z.strictObject({ userid: id, name, store: z.string().max(60).default('') });

export const PopulationSchema = z.strictObject({
  friends: z.number().min(0).max(1).default(0.6),
  groups: z.number().min(0).max(1).default(0.4),
});

export const BefriendSchema = z.strictObject({
  openid: id,
  userid: id,
  addWay: z.int().min(0).max(300).default(1),
  state: z.string().max(30).default(''),
});

export const UnfriendSchema = z.strictObject({
  openid: id,
  userid: id,
  by: z.enum(['customer', 'staff', 'transfer']),
});

/** The changes of a contact that leave no trace but the event. */
export const ContactEventSchema = z.strictObject({
  openid: id,
  userid: id,
  change: z.enum(['edit_external_contact', 'add_half_external_contact', 'transfer_fail', 'msg_audit_approved']),
  remark: z.string().max(20).optional(),
});

export const NewGroupSchema = z.strictObject({ owner: id, name });

export const JoinSchema = z.strictObject({
  openids: ids,
  scene: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(3),
  invitor: id.optional(),
  /** Comes in by this join way, whose `state` the members then carry. */
  configId: id.optional(),
});

export const LeaveSchema = z.strictObject({ openids: ids, by: z.enum(['self', 'removed']).default('self') });

export const EditGroupSchema = z.strictObject({
  name: name.optional(),
  notice: z.string().max(2_000).optional(),
  owner: id.optional(),
});

export const SpeakSchema = z.strictObject({ openid: id, messages: z.int().min(1).max(1_000).default(1) });

export const ConfirmSchema = z.strictObject({ userid: id, chosen: z.array(id).optional() });

export const IgnoreSchema = z.strictObject({ userid: id });

export const WecomSettingsSchema = z.strictObject({
  addressAllowed: z.boolean().optional(),
  permitted: z.boolean().optional(),
  callsPerMinute: z.int().min(0).optional(),
  callsPerHour: z.int().min(0).optional(),
  callsAtOnce: z.int().min(1).optional(),
  ownersWithoutFilter: z.int().min(0).optional(),
  massQuota: z.enum(['month', 'week', 'day']).optional(),
  bulkConversions: z.int().min(1).optional(),
  confirmAfterSeconds: z.number().min(0).nullable().optional(),
});
