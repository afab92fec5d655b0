import { purposes, type PurposeChoice } from '@jieti/shared/api/privacy';
import type { Instant } from '@jieti/shared/model/time';
import { isGranted, mayAsk, type ConsentWord } from '@jieti/shared/rules/privacy/consent-state';
import { purposeWording } from '@jieti/shared/rules/privacy/purpose-wording';
import type { ConsentSubject } from './stored-words.queries.js';

/** How each purpose stands. */
export function purposeChoices(words: ReadonlyMap<ConsentSubject, ConsentWord>, now: Instant): PurposeChoice[] {
  return purposes.map((purpose) => {
    const last = words.get(purpose) ?? null;
    const { title, wording, without } = purposeWording[purpose];
    return {
      ...{ purpose, title, wording, without },
      granted: isGranted(purpose, last),
      changedAt: last?.at ?? null,
      mayAsk: mayAsk(purpose, last, now),
    };
  });
}
