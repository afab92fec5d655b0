/** Kinds of community activity the forms offer; a shop's own kinds stay as they are. */
export const activities = ['checkin', 'invite', 'survey', 'share', 'review', 'view', 'event'] as const;
