import { createContext, useContext } from 'react';
import type { LadderRow, RuleChange } from '@jieti/shared/api/drafts';
import type { WhatIfOutcome } from '@jieti/shared/api/what-if';
import type { ProgrammeProblem } from '@jieti/shared/rules/programme/programme-problem';
import type { ConditionPlace, Definition } from '../model/definition';

/** Everything the parts of the designer share about the one draft on it. */
export interface Desk {
  readonly definition: Definition;
  /** The version published last, which the draft is held against; null for a ladder that has none. */
  readonly published: Definition | null;
  readonly problems: readonly ProgrammeProblem[];
  readonly changes: readonly RuleChange[];
  /** Members per tier today; null until the ladder is known. */
  readonly tiers: LadderRow['tiers'] | null;
  /** Of a run of exactly this definition. */
  readonly outcome: WhatIfOutcome | null;
  readonly selected: ConditionPlace | null;
  readonly readOnly: boolean;
  /** Changes with the same `tag` in a row are one step back. */
  readonly change: (definition: Definition, tag?: string) => void;
  readonly select: (place: ConditionPlace) => void;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('this part of the designer stands outside of it');
  return desk;
}

/** Of one control: problems at its field or below it. */
export function problemsAt({ problems }: Pick<Desk, 'problems'>, field: string): readonly string[] {
  return problems
    .filter((each) => each.field === field || each.field.startsWith(`${field}.`))
    .map((each) => each.message);
}

/** Where the rules name one condition in what they find wrong: `tiers.2.entry.rules.0`. */
export function conditionField({ definition }: Pick<Desk, 'definition'>, { tier, side, path }: ConditionPlace): string {
  const rank = definition.tiers.findIndex((each) => each.key === tier);
  return [`tiers.${rank}.${side}`, ...path.map((index) => `rules.${index}`)].join('.');
}
