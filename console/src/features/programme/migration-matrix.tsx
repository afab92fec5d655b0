import type { WhatIfResult } from '@jieti/shared/api/programmes';
import { count } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import styles from './programme.module.css';

/** Rows are where members stand now, columns where the tried rules would put them. */
export function MigrationMatrix({ result: { asOf, members, counts, matrix } }: { readonly result: WhatIfResult }) {
  const t = useText();
  const moved = (from: string, to: string) => matrix.find((cell) => cell.from === from && cell.to === to)?.members ?? 0;
  return (
    <>
      <p className="dialog-note">
        {t('{n} 位会员，按 {day} 的事实计算。', { n: count(members), day: asOf.slice(0, 10) })}
      </p>
      <table className={styles.matrix}>
        <thead>
          <tr>
            <th scope="col">{t('现在')}</th>
            {counts.map(({ tier, name }) => (
              <th key={tier} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {counts.map(({ tier: from, name }) => (
            <tr key={from}>
              <th scope="row">{name}</th>
              {counts.map(({ tier: to }) => (
                <td key={to} className={from === to ? styles.stay : undefined}>
                  {count(moved(from, to))}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('合计')}</th>
            {counts.map(({ tier, members: n }) => (
              <td key={tier}>{count(n)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </>
  );
}
