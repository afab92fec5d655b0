import { ApiError } from '../api/api-error';
import { tellGroupVisit } from '../api/browsing';
import { allows } from '../consents';
import { renewMemberSession } from '../session';
import { wechat } from '../wechat';

let told: string | undefined;

/** The group the mini-program was opened from, told once an opening, of members who agree to it. */
export async function tellGroup(scene: number | string | undefined): Promise<void> {
  if (!allows('groups')) return;
  try {
    await tellOnce(scene);
  } catch (error) {
    // Sealed with the key of an older login: after a new one WeChat seals it with the new key.
    if (!(error instanceof ApiError) || error.kind !== 'group_entry_outdated') return;
    await renewMemberSession()
      .then(() => tellOnce(scene))
      .catch(() => undefined);
  }
}

async function tellOnce(scene: number | string | undefined): Promise<void> {
  const entry = await wechat.groupEntry(Number(scene));
  if (!entry || entry.encryptedData === told) return;
  await tellGroupVisit(entry);
  told = entry.encryptedData;
}
