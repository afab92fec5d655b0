import type { WhatIfOutcome } from '@jieti/shared/api/what-if';
import { tiersOf } from './flow-layout';
import { paletteOf } from './palette-of';

export interface MatrixCell {
  readonly to: string;
  readonly toName: string;
  readonly members: number;
  /** Against everybody staying where they are: what comes in, or minus what leaves the diagonal. */
  readonly delta: number;
  readonly kind: 'stays' | 'rises' | 'falls';
  readonly background: string;
}

export interface MatrixRow {
  readonly tier: string;
  readonly name: string;
  readonly before: number;
  readonly cells: readonly MatrixCell[];
}

export interface MatrixTotal {
  readonly tier: string;
  readonly name: string;
  readonly after: number;
  readonly delta: number;
}

export interface Matrix {
  readonly rows: readonly MatrixRow[];
  readonly totals: readonly MatrixTotal[];
}

type Flows = WhatIfOutcome['matrix'];

const FAINT = 0.14;
const FULL = 0.46;
const FALLS = '#AE3529';

/** The flows as a square, base tier first on both sides; the more members a move has, the stronger its ground. */
export function matrixCells(counts: WhatIfOutcome['counts'], flows: Flows): Matrix {
  const tiers = [...tiersOf(counts, flows)].reverse();
  const most = Math.max(1, ...flows.filter(({ from, to }) => from !== to).map(({ members }) => members));
  const membersOf = (from: string, to: string) =>
    flows.reduce((sum, flow) => (flow.from === from && flow.to === to ? sum + flow.members : sum), 0);
  const rowTotal = (from: string) => tiers.reduce((sum, { key }) => sum + membersOf(from, key), 0);
  const columnTotal = (to: string) => tiers.reduce((sum, { key }) => sum + membersOf(key, to), 0);
  const rows = tiers.map(({ key: from, name }, row): MatrixRow => {
    const before = rowTotal(from);
    const cells = tiers.map(({ key: to, name: toName, palette }, column): MatrixCell => {
      const members = membersOf(from, to);
      const kind = row === column ? 'stays' : column > row ? 'rises' : 'falls';
      const background = kind === 'stays' ? paletteOf(palette).soft : groundOf(kind, palette, members / most);
      return { to, toName, members, delta: kind === 'stays' ? members - before : members, kind, background };
    });
    return { tier: from, name, before, cells };
  });
  const totals = tiers.map(({ key, name }) => {
    const after = columnTotal(key);
    return { tier: key, name, after, delta: after - rowTotal(key) };
  });
  return { rows, totals };
}

function groundOf(kind: 'rises' | 'falls', palette: string, part: number): string {
  if (part === 0) return 'var(--sunk)';
  const strength = FAINT + (FULL - FAINT) * Math.sqrt(part);
  return kind === 'rises' ? withAlpha(paletteOf(palette).fill, strength) : withAlpha(FALLS, strength / 2);
}

/** `#C28A31` at 0.5 → `#C28A3180`. */
function withAlpha(hex: string, alpha: number): string {
  return `${hex}${Math.round(alpha * 255)
    .toString(16)
    .padStart(2, '0')}`;
}
