import type { KeyboardEvent, ReactNode } from 'react';
import './data-table.css';

export interface Column<Row> {
  readonly key: string;
  readonly title: ReactNode;
  readonly align?: 'right';
  readonly width?: number | string;
  readonly cell: (row: Row) => ReactNode;
}

interface DataTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string | number;
  /** Makes rows open by click and by Enter. */
  readonly onOpen?: (row: Row) => void;
  readonly rowTestId?: string;
  /** Rows of the page before, shown while the next is on its way. */
  readonly dimmed?: boolean;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, rowKey, dimmed } = props;
  return (
    <div className="table-scroll">
      <table className={dimmed ? 'table table-dimmed' : 'table'} aria-label={label} aria-busy={dimmed}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={alignOf(column)} style={{ width: column.width }}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <TableRow key={rowKey(row)} row={row} {...props} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function TableRow<Row>({ row, columns, onOpen, rowTestId }: DataTableProps<Row> & { readonly row: Row }) {
  const open = onOpen && {
    tabIndex: 0,
    className: 'table-open',
    onClick: () => onOpen(row),
    onKeyDown: (event: KeyboardEvent) => event.target === event.currentTarget && event.key === 'Enter' && onOpen(row),
  };
  return (
    <tr data-testid={rowTestId} {...open}>
      {columns.map((column) => (
        <td key={column.key} className={alignOf(column)}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

function alignOf(column: { readonly align?: 'right' }): string | undefined {
  return column.align === 'right' ? 'table-right' : undefined;
}
