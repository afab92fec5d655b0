import { ApiError } from '../../../api/api-error';
import { acceptInvitation } from '../../../api/community';
import type { InvitedOutcome } from './invited-notice';

/** What the shop says of the code; refusals are outcomes here, failures are thrown. */
export async function invitedOutcome(code: string | undefined): Promise<InvitedOutcome> {
  if (!code) return 'invitation_unknown';
  try {
    await acceptInvitation(code);
    return 'accepted';
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    switch (error.kind) {
      case 'invitation_unknown':
      case 'invitation_own':
      case 'invitation_late':
      case 'invitation_taken':
        return error.kind;
      case 'malformed':
        return 'invitation_unknown';
      default:
        throw error;
    }
  }
}
