import { communityParts } from './community-parts.queries.js';
import { contactParts } from './contact-parts.queries.js';
import type { ExportPart } from './export-part.js';
import { moneyParts } from './money-parts.queries.js';
import { profileParts } from './profile-parts.queries.js';
import { standingParts } from './standing-parts.queries.js';

/** Everything that is kept about a member, in the order in which they read it. */
export const exportParts: readonly ExportPart[] = [
  ...profileParts,
  ...standingParts,
  ...moneyParts,
  ...communityParts,
  ...contactParts,
];
