import type { FactKey } from '@jieti/shared/model/fact';
import type { StoredAction, TillActor } from './till-action.js';

/** An action that is about to be taken back, by whom. */
export interface TillUndoing {
  readonly action: StoredAction;
  readonly actor: TillActor;
  readonly reason: string | null;
}

/** The key of the answer: an action is undone once. */
export const undoKey = ({ id }: Pick<StoredAction, 'id'>): string => `undo:${id}`;

/** The purchase's key out of the subject of its action, `source/externalId`. */
export function keyOfSubject(subject: string): FactKey {
  const slash = subject.indexOf('/');
  return { source: subject.slice(0, slash), externalId: subject.slice(slash + 1) };
}

/** Undone receipts are numbered apart from receipts and refunds. */
export const undoExternalId = (receiptNo: string): string => `undo:${receiptNo}`;
