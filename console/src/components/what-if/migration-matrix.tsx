import type { WhatIfOutcome } from '@jieti/shared/api/what-if';
import { count, signed } from '../../lib/numbers';
import { useText } from '../../lib/use-text';
import { matrixCells, type MatrixCell, type MatrixRow } from './matrix-cells';
import styles from './migration-matrix.module.css';

interface MigrationMatrixProps {
  readonly counts: WhatIfOutcome['counts'];
  readonly flows: WhatIfOutcome['matrix'];
  /** Makes every move a way to its members. */
  readonly onOpen?: (from: string, to: string) => void;
}

/** Rows are where members stand now, columns where the tried rules put them. */
export function MigrationMatrix({ counts, flows, onOpen }: MigrationMatrixProps) {
  const t = useText();
  const { rows, totals } = matrixCells(counts, flows);
  return (
    <table className={styles.matrix} aria-label={t('等级迁移')}>
      <thead>
        <tr>
          <th scope="col">{t('现在')}</th>
          {totals.map(({ tier, name }) => (
            <th key={tier} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.tier}>
            <th scope="row">{row.name}</th>
            {row.cells.map((cell) => (
              <td key={cell.to} style={{ background: cell.background }}>
                <Cell row={row} cell={cell} onOpen={onOpen} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">{t('合计')}</th>
          {totals.map(({ tier, after, delta }) => (
            <td key={tier}>
              {count(after)}
              <Delta value={delta} tone="muted" />
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  );
}

interface CellProps {
  readonly row: MatrixRow;
  readonly cell: MatrixCell;
  readonly onOpen: MigrationMatrixProps['onOpen'];
}

function Cell({ row, cell, onOpen }: CellProps) {
  const t = useText();
  if (cell.members === 0 && cell.delta === 0) return <span className="muted">0</span>;
  const figures = (
    <>
      {count(cell.members)}
      {cell.delta !== 0 && <Delta value={cell.delta} tone={cell.kind === 'falls' ? 'text-bad' : undefined} />}
    </>
  );
  if (cell.kind === 'stays' || !onOpen) return figures;
  const label = t('看名单：{from} 到 {to}，{n} 人', { from: row.name, to: cell.toName, n: count(cell.members) });
  return (
    <button type="button" aria-label={label} onClick={() => onOpen(row.tier, cell.to)}>
      {figures}
    </button>
  );
}

function Delta({ value, tone = value > 0 ? 'text-ok' : 'muted' }: { readonly value: number; readonly tone?: string }) {
  return <small className={tone}>{signed(value)}</small>;
}
