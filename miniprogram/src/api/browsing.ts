import type { BrowseBatch, BrowseReceipt } from '@jieti/shared/api/browsing';
import type { GroupEntry, GroupVisitOutcome } from '@jieti/shared/api/groups';
import { memberRequest } from './member-request';

export const tellBrowsing = (body: BrowseBatch) =>
  memberRequest<BrowseReceipt>('/me/browsing', { method: 'POST', body });
export const tellGroupVisit = (body: GroupEntry) =>
  memberRequest<GroupVisitOutcome>('/me/group-visits', { method: 'POST', body });
