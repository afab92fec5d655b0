import type { FeedbackItem, FeedbackRow } from '@jieti/shared/api/feedback';
import { maskName } from '@jieti/shared/rules/mask';

export interface StoredFeedback {
  readonly id: number;
  readonly member_id: number;
  readonly member_name: string;
  readonly tier: string;
  readonly channel: FeedbackItem['channel'];
  readonly topic: FeedbackItem['topic'];
  readonly body: string;
  readonly store_name: string | null;
  readonly state: FeedbackItem['state'];
  readonly created_at: number;
  readonly changed_at: number;
}

/** What stands below a piece of feedback. */
export interface FeedbackParts {
  readonly replies: readonly StoredReply[];
  readonly photos: readonly string[];
}

export interface StoredReply {
  readonly feedback_id: number;
  readonly author: string;
  readonly by_member: number;
  readonly body: string;
  readonly at: number;
}

export const feedbackColumns = `f.id, f.member_id, m.name AS member_name, f.tier, f.channel, f.topic, f.body,
  s.name AS store_name, f.state, f.created_at, f.changed_at`;
export const feedbackTables = `feedback f JOIN member m ON m.id = f.member_id LEFT JOIN store s ON s.id = f.store_id`;

/** For the shop: with who wrote it, masked. */
export function feedbackRow(row: StoredFeedback, parts: FeedbackParts): FeedbackRow {
  const { member_id, member_name, tier } = row;
  return {
    ...feedbackItem(row, parts),
    ...{ memberId: Number(member_id), memberName: maskName(member_name), tier },
  };
}

/** For the member who wrote it: the shop answers as one. */
export function feedbackItem(row: StoredFeedback, { replies, photos }: FeedbackParts): FeedbackItem {
  return {
    id: Number(row.id),
    topic: row.topic,
    channel: row.channel,
    state: row.state,
    body: row.body,
    storeName: row.store_name,
    createdAt: Number(row.created_at),
    changedAt: Number(row.changed_at),
    photos: [...photos],
    replies: replies.map(({ author, by_member, body, at }) => ({
      ...{ byMember: Number(by_member) === 1, author, body, at: Number(at) },
    })),
  };
}
