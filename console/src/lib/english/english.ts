import { answerWords } from './answers';
import { communityWords } from './community';
import { couponTexts } from './coupons';
import { designerWords } from './designer';
import { friendWords } from './friends';
import { manualTier } from './manual-tier';
import { members } from './members';
import { offers } from './offers';
import { pointsTexts } from './points';
import { programmeWords } from './programme';
import { settingsWords } from './settings';
import { storeWords } from './stores';
import { tillWords } from './till';
import { visitWords } from './visits';
import { whatIf } from './what-if';
import { words } from './words';

/** English of the screens, by their Chinese text. */
export const english: Readonly<Record<string, string>> = {
  ...answerWords,
  ...friendWords,
  ...storeWords,
  ...visitWords,
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
