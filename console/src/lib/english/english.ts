import { communityWords } from './community';
import { couponTexts } from './coupons';
import { designerWords } from './designer';
import { manualTier } from './manual-tier';
import { members } from './members';
import { offers } from './offers';
import { pointsTexts } from './points';
import { programmeWords } from './programme';
import { settingsWords } from './settings';
import { tillWords } from './till';
import { whatIf } from './what-if';
import { words } from './words';

/** English of the screens, by their Chinese text. */
export const english: Readonly<Record<string, string>> = {
  ...communityWords,
  ...words,
  ...members,
  ...offers,
  ...whatIf,
  ...manualTier,
  ...programmeWords,
  ...designerWords,
  ...settingsWords,
  ...tillWords,
  ...couponTexts,
  ...pointsTexts,
};
