/** Kinds of community activity the forms offer; a shop's own kinds stay as they are. */
export const activities = [
  'checkin',
  'streak',
  'invite',
  'survey',
  'read',
  'event',
  'groupVisit',
  'groupMember',
  'feedback',
  'follow',
  'oaClick',
  'review',
  'view',
  'share',
] as const;
