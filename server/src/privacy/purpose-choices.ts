import { purposes, type PurposeChoice } from '@jieti/shared/api/privacy';
import type { Instant } from '@jieti/shared/model/time';
import { isGranted, mayAsk, type ConsentWord } from '@jieti/shared/rules/privacy/consent-state';
import { purposeWording } from '@jieti/shared/rules/privacy/purpose-wording';
import type { ConsentSubject } from './stored-words.queries.js';

/** How each purpose stands. `isGuarded`: under 14 without a guardian's word, who is asked for nothing (D266). */
export function purposeChoices(
  words: ReadonlyMap<ConsentSubject, ConsentWord>,
  { now, isGuarded }: { readonly now: Instant; readonly isGuarded: boolean },
): PurposeChoice[] {
  return purposes.map((purpose) => {
    const last = words.get(purpose) ?? null;
    const { title, wording, without } = purposeWording[purpose];
    return {
      ...{ purpose, title, wording, without },
      granted: isGranted(purpose, last),
      changedAt: last?.at ?? null,
      mayAsk: !isGuarded && mayAsk(purpose, last, now),
    };
  });
}
