import { fenOfTyped, typedAmount } from '../../../components/keypad/typed-amount';

/** One line as it is being typed. */
export interface DraftLine {
  readonly key: string;
  readonly category: string | undefined;
  readonly typed: string;
}

/** What the clerk has typed; the keypad writes into the active line, the last one unless another was tapped. */
export interface BillDraft {
  readonly lines: readonly DraftLine[];
  readonly active: string;
}

const mostLines = 20;

export const emptyDraft = (category: string | undefined): BillDraft => ({
  lines: [{ key: '1', category, typed: '' }],
  active: '1',
});

export const activeLine = ({ lines, active }: BillDraft): DraftLine | undefined =>
  lines.find((line) => line.key === active);

function changeActive(draft: BillDraft, change: Partial<DraftLine>): BillDraft {
  return { ...draft, lines: draft.lines.map((line) => (line.key === draft.active ? { ...line, ...change } : line)) };
}

export const withKey = (draft: BillDraft, key: string): BillDraft =>
  changeActive(draft, { typed: typedAmount(activeLine(draft)?.typed ?? '', key) });

export const withCategory = (draft: BillDraft, category: string): BillDraft => changeActive(draft, { category });

/** A new line to type into; not before the active one has an amount. */
export function withNewLine(draft: BillDraft): BillDraft {
  const line = activeLine(draft);
  if (!line || fenOfTyped(line.typed) === 0 || draft.lines.length >= mostLines) return draft;
  const key = String(Math.max(...draft.lines.map((l) => Number(l.key))) + 1);
  return { lines: [...draft.lines, { key, category: line.category, typed: '' }], active: key };
}

/** Types go on in another line; an empty one that is left behind goes. */
export function withActive(draft: BillDraft, active: string): BillDraft {
  return { lines: draft.lines.filter((line) => line.key === active || fenOfTyped(line.typed) > 0), active };
}

/** Without a line; the last one is emptied instead. */
export function withoutLine(draft: BillDraft, key: string): BillDraft {
  const lines = draft.lines.filter((line) => line.key !== key);
  const last = lines[lines.length - 1];
  if (!last) return emptyDraft(draft.lines[0]?.category);
  return { lines, active: draft.active === key ? last.key : draft.active };
}

/** The lines that have an amount, as the server wants them. */
export function billLines(draft: BillDraft) {
  return draft.lines
    .map(({ key, category, typed }) => ({ key, title: category ?? '商品', category, amountFen: fenOfTyped(typed) }))
    .filter(({ amountFen }) => amountFen > 0);
}

export const draftFen = (draft: BillDraft): number => billLines(draft).reduce((sum, line) => sum + line.amountFen, 0);
