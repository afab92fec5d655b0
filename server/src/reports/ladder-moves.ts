import type { Dashboard } from '@jieti/shared/api/reports';
import type { ProgrammeVersion } from '@jieti/shared/model/programme';
import { tierBadge } from '../members/tier-badge.js';
import type { TierMoves } from './dashboard.queries.js';

type Direction = 'up' | 'down' | 'renewed' | 'none';

/** Whether the change leads up or down the ladder; a tier that is gone counts as base. */
export function directionOf(version: ProgrammeVersion, { kind, from, to }: Omit<TierMoves, 'members'>): Direction {
  if (kind === 'renew') return 'renewed';
  if (from === null || from === to) return 'none';
  return tierBadge(version, to).rank > tierBadge(version, from).rank ? 'up' : 'down';
}

/** Changes in all, by direction. */
export function sumMoves(version: ProgrammeVersion, moves: readonly TierMoves[]): Dashboard['changes'] {
  const sum = (direction: Direction) =>
    moves.reduce((total, move) => total + (directionOf(version, move) === direction ? move.members : 0), 0);
  return { up: sum('up'), down: sum('down'), renewed: sum('renewed') };
}

/** Each tier with its members and how many left it upwards and downwards. */
export function ladderMoves(
  version: ProgrammeVersion,
  members: ReadonlyMap<string, number>,
  moves: readonly TierMoves[],
): Dashboard['ladder'] {
  return version.tiers.map(({ key }) => {
    const { up, down } = sumMoves(
      version,
      moves.filter((move) => move.from === key),
    );
    return { tier: tierBadge(version, key), members: members.get(key) ?? 0, up, down };
  });
}
