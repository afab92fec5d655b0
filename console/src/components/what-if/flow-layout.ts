import type { WhatIfOutcome } from '@jieti/shared/api/what-if';
import { paletteOf } from './palette-of';

/** One tier on one side of the picture: as many members as leave it (left) or arrive in it (right). */
export interface FlowNode {
  readonly tier: string;
  readonly name: string;
  readonly fill: string;
  readonly members: number;
  readonly y: number;
  readonly height: number;
}

export interface FlowRibbon {
  readonly from: string;
  readonly to: string;
  readonly fromName: string;
  readonly toName: string;
  readonly members: number;
  readonly rises: boolean;
  readonly fill: string;
  /** Middle of the ribbon at its two ends, and how thick it is. */
  readonly y0: number;
  readonly y1: number;
  readonly thickness: number;
}

export interface FlowLayout {
  readonly left: readonly FlowNode[];
  readonly right: readonly FlowNode[];
  readonly ribbons: readonly FlowRibbon[];
  readonly moved: number;
  /** What is really used. */
  readonly height: number;
}

interface Tier {
  readonly key: string;
  readonly name: string;
  readonly palette: string;
}

type Counts = WhatIfOutcome['counts'];
type Flows = WhatIfOutcome['matrix'];

/** Room between two tiers, for their labels; many tiers share half of the height. */
const GAP = 30;
const GAPS_SHARE = 0.5;
/** A single flow does not fill the whole picture: nine members are no flood. */
const THICKEST_SHARE = 0.45;
const THINNEST = 1.5;

/**
 * Places the members who change tier: tiers from the top down on both sides, ribbons in the same order at both ends,
 * so that none crosses another without need. Members who stay are not drawn.
 */
export function flowLayout(counts: Counts, flows: Flows, height: number): FlowLayout {
  const tiers = tiersOf(counts, flows);
  const movers = flows.filter(({ from, to, members }) => from !== to && members > 0);
  const moved = movers.reduce((sum, { members }) => sum + members, 0);
  const rows = Math.max(distinct(movers.map(({ from }) => from)), distinct(movers.map(({ to }) => to)));
  const gap = Math.min(GAP, (height * GAPS_SHARE) / Math.max(1, rows - 1));
  const most = Math.max(0, ...movers.map(({ members }) => members));
  const scale = moved === 0 ? 0 : Math.min((height - gap * (rows - 1)) / moved, (height * THICKEST_SHARE) / most);
  const left = column(tiers, (key) => sum(movers.filter(({ from }) => from === key)), { scale, gap });
  const right = column(tiers, (key) => sum(movers.filter(({ to }) => to === key)), { scale, gap });
  const place = (key: string) => tiers.findIndex((tier) => tier.key === key);
  const sorted = [...movers].sort((a, b) => place(a.from) - place(b.from) || place(a.to) - place(b.to));
  const usedLeft = new Map<string, number>();
  const usedRight = new Map<string, number>();
  const ribbons = sorted.map(({ from, to, members }): FlowRibbon => {
    const thickness = members * scale;
    const [source, target] = [tiers[place(from)], tiers[place(to)]];
    return {
      from,
      to,
      fromName: source?.name ?? from,
      toName: target?.name ?? to,
      members,
      rises: place(to) < place(from),
      fill: paletteOf(target?.palette).fill,
      y0: take(usedLeft, left, from, thickness),
      y1: take(usedRight, right, to, thickness),
      thickness: Math.max(THINNEST, thickness),
    };
  });
  return { left, right, ribbons, moved, height: Math.max(bottomOf(left), bottomOf(right)) };
}

/** The tiers of the draft, top first, and below them tiers only the published version has. */
export function tiersOf(counts: Counts, flows: Flows): readonly Tier[] {
  const known = counts.map(({ tier, name, palette }) => ({ key: tier, name, palette }));
  const keys = new Set(known.map(({ key }) => key));
  const gone = new Set(flows.flatMap(({ from, to }) => [from, to]).filter((key) => !keys.has(key)));
  return [...known.reverse(), ...[...gone].map((key) => ({ key, name: key, palette: 'plain' }))];
}

interface Spacing {
  readonly scale: number;
  readonly gap: number;
}

function column(
  tiers: readonly Tier[],
  membersOf: (key: string) => number,
  { scale, gap }: Spacing,
): readonly FlowNode[] {
  let y = 0;
  return tiers.flatMap(({ key, name, palette }) => {
    const members = membersOf(key);
    if (members === 0) return [];
    const height = Math.max(THINNEST, members * scale);
    const node = { tier: key, name, fill: paletteOf(palette).fill, members, y, height };
    y += height + gap;
    return [node];
  });
}

/** The middle of the next `thickness` of a tier's bar. */
function take(used: Map<string, number>, nodes: readonly FlowNode[], tier: string, thickness: number): number {
  const start = used.get(tier) ?? 0;
  used.set(tier, start + thickness);
  return (nodes.find((node) => node.tier === tier)?.y ?? 0) + start + thickness / 2;
}

function bottomOf(nodes: readonly FlowNode[]): number {
  const last = nodes.at(-1);
  return last ? last.y + last.height : 0;
}

function sum(flows: Flows): number {
  return flows.reduce((total, { members }) => total + members, 0);
}

function distinct(keys: readonly string[]): number {
  return new Set(keys).size;
}
