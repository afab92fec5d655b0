import { parseDay, startOfDay } from '@jieti/shared/calendar';
import type { PerkUseExportQuery } from '@jieti/shared/api/perks';
import type { SqlValue } from '../db/sql.js';

export interface SqlCondition {
  readonly sql: string;
  readonly params: readonly SqlValue[];
}

/** The uses a list asks for; `u` is the use, `m` its member. Days are the shop's, both included. */
export function perkUseCondition(filter: PerkUseExportQuery, timeZone: string): SqlCondition {
  const { perk, tier, store, member, from, to, search } = filter;
  const start = (text: string | undefined, plus: number) => {
    const day = text === undefined ? undefined : parseDay(text);
    return day === undefined ? undefined : startOfDay(day + plus, timeZone);
  };
  const parts: [string, SqlValue | undefined][] = [
    ['u.perk_key = ?', perk],
    ['u.tier = ?', tier],
    ['u.store_id = ?', store],
    ['u.member_id = ?', member],
    ['u.used_at >= ?', start(from, 0)],
    ['u.used_at < ?', start(to, 1)],
  ];
  const given = parts.filter(([, value]) => value !== undefined && value !== '');
  const words = memberWords(search);
  return {
    sql: ['1 = 1', ...given.map(([sql]) => sql), words.sql].join(' AND '),
    params: [...given.map(([, value]) => value), ...words.params],
  };
}

/** A card number, or the beginning of a name; everybody without words. */
export function memberWords(search: string | undefined): SqlCondition {
  const words = search?.trim() ?? '';
  if (words === '') return { sql: '1 = 1', params: [] };
  const pattern = `${words.replace(/[%_!]/g, (c) => `!${c}`)}%`;
  return { sql: "(m.card_no = ? OR m.name LIKE ? ESCAPE '!')", params: [words.toUpperCase(), pattern] };
}
