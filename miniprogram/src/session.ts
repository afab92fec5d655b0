import Taro from '@tarojs/taro';
import type { MemberSession, StaffProfile, StaffSession } from '@jieti/shared/api/auth';
import { ApiError } from './api/api-error';
import { acceptInvitation, joinWithWechat, signInWithWechat } from './api/auth';
import { serverNow } from './clock';
import { currentEntry } from './launch/current-entry';
import { openGuestDoor } from './launch/open-guest-door';
import { wechat } from './wechat';

interface StoredMember {
  readonly token: string;
  readonly expiresAt: number;
  /** Which WeChat user it belongs to; on a real phone always the same. */
  readonly owner: string;
}

const memberKey = 'member-session';
const staffKey = 'staff-session';
const renewBeforeMs = 60_000;

let signingIn: Promise<string> | undefined;
/** Whoever was told that they have not joined is not asked about again before they do. */
let guest: { readonly owner: string; readonly refusal: ApiError } | undefined;

function keep(session: MemberSession): string {
  const stored: StoredMember = { token: session.token, expiresAt: session.expiresAt, owner: wechat.owner() };
  guest = undefined;
  Taro.setStorageSync(memberKey, stored);
  return session.token;
}

async function signIn(): Promise<string> {
  try {
    return keep(await signInWithWechat(await wechat.loginCode()));
  } catch (error) {
    if (error instanceof ApiError && error.kind === 'not_joined') {
      guest = { owner: wechat.owner(), refusal: error };
      openGuestDoor();
    }
    throw error;
  }
}

/** Becomes a member; whoever is one already is signed in. `noticeVersion`: of the privacy notice that was agreed to. */
export async function join(noticeVersion: number): Promise<void> {
  const { entry } = currentEntry();
  const code = await wechat.loginCode();
  const session = await joinWithWechat({ code, noticeVersion, channel: wechat.channel, entry });
  const token = keep(session);
  if (session.isNew && entry.invitation) void tellInvitation(token, entry.invitation);
}

/** Who brought a new member is told once, beside everything else: without an answer the member loses nothing. */
async function tellInvitation(token: string, code: string): Promise<void> {
  await acceptInvitation(token, code).catch(() => undefined);
}

/** The member's token; signs in silently when there is none, once for all who wait. Guests are taken to their page. */
export async function memberToken(): Promise<string> {
  const owner = wechat.owner();
  const stored = Taro.getStorageSync<StoredMember | ''>(memberKey);
  if (stored && stored.owner === owner && stored.expiresAt - renewBeforeMs > serverNow()) return stored.token;
  if (guest?.owner === owner) {
    openGuestDoor();
    throw guest.refusal;
  }
  if (signingIn) return signingIn;
  signingIn = signIn().finally(() => {
    signingIn = undefined;
  });
  return signingIn;
}

/** Forgets the session with this token; one that has been renewed meanwhile stays. */
export function dropMemberSession(token: string): void {
  const stored = Taro.getStorageSync<StoredMember | ''>(memberKey);
  if (stored && stored.token === token) Taro.removeStorageSync(memberKey);
}

/** Signs in anew, for what WeChat seals with the key of the last login. */
export async function renewMemberSession(): Promise<void> {
  dropMemberSession(await memberToken());
  await memberToken();
}

function storedStaff(): StaffSession | undefined {
  const stored = Taro.getStorageSync<StaffSession | ''>(staffKey);
  return stored && stored.expiresAt > serverNow() ? stored : undefined;
}

export const staffToken = (): string | undefined => storedStaff()?.token;
export const staffProfile = (): StaffProfile | undefined => storedStaff()?.staff;
export const keepStaffSession = (session: StaffSession): void => Taro.setStorageSync(staffKey, session);
export const dropStaffSession = (): void => Taro.removeStorageSync(staffKey);
