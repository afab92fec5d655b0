/** Template keys of messages that are meant for the inbox alone: no channel is tried for them and no consent is used. */
export const inboxOnlyKeys = {
  ...{ tierKept: 'tier-kept', rulesChange: 'rules-change', billDue: 'bill-due' },
  pointsExpiring: 'points-expiring',
  feedbackReplied: 'feedback-replied',
  gathering: 'gathering',
  ...{ couponGift: 'coupon-gift', couponVoided: 'coupon-voided' },
} as const;
