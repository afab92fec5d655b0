/** One difference of two definitions as a sentence: `金卡升级成长值`, `2,000` → `1,800`. */
export interface RuleChange {
  /** Path in the newer definition, as a refusal names it; of what is gone, the path of the list it stood in. */
  readonly field: string;
  readonly title: string;
  /** Null for what is new. */
  readonly before: string | null;
  /** Null for what is gone. */
  readonly after: string | null;
}

/** The change from one text to another; nothing when they are equal. */
export function changeOf(
  field: string,
  title: string,
  [before, after]: readonly [before: string | null, after: string | null],
): readonly RuleChange[] {
  return before === after ? [] : [{ field, title, before, after }];
}
