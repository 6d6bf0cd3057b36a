import { Flex, Grid, Table, type TableColumnType } from 'antd';
import type { ReactNode } from 'react';
import { Scroll } from './scroll';

interface Column<Row> {
  readonly title: string;
  readonly render: (row: Row) => ReactNode;
}

interface Props<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly loading: boolean;
  readonly columns: readonly Column<Row>[];
  /** What will come, and how, where there is nothing. */
  readonly none: string;
}

/** Complaints or calls, one row each: a table, and on a phone one below the other. What is late has a red edge. */
export function CaseTable<Row extends { readonly number: string; readonly overdue: boolean }>({
  label,
  rows,
  loading,
  columns,
  none,
}: Props<Row>) {
  const roomy = Grid.useBreakpoint().md ?? true;
  const beside = columns.map(({ title, render }): TableColumnType<Row> => ({
    title,
    key: title,
    render: (_v, row) => render(row),
  }));
  const below: TableColumnType<Row> = {
    key: 'all',
    render: (_v, row) => (
      <Flex vertical gap={6}>
        {columns.map(({ title, render }) => (
          <div key={title}>{render(row)}</div>
        ))}
      </Flex>
    ),
  };
  return (
    <Scroll label={label}>
      <Table<Row>
        locale={{ emptyText: none }}
        size="small"
        className="case-table"
        rowKey="number"
        rowClassName={({ overdue }) => (overdue ? 'late' : '')}
        showHeader={roomy}
        loading={loading}
        pagination={false}
        dataSource={[...rows]}
        columns={roomy ? beside : [below]}
      />
    </Scroll>
  );
}
