import { Table, type TableColumnsType } from "antd";
import type { RefObject } from "react";
import type { Page } from "../backend/bindings/Page";
import { useWords } from "../text/language";
import { BoneRows } from "./Bones";
import { PAGE_SIZE, type useCursor } from "./cursor";
import { Pager } from "./Pager";
import styles from "./widgets.module.css";

interface Props<Row> {
  label: string;
  columns: TableColumnsType<Row>;
  page: Page<Row> | undefined;
  /** An answer to other filters is on its way; the rows shown are the ones before. */
  stale: boolean;
  rowKey: (row: Row) => string;
  cursor: ReturnType<typeof useCursor>;
  onOpen: (row: Row) => void;
  onSort: (field: string | undefined, down: boolean) => void;
  frame: RefObject<HTMLDivElement | null>;
}

/** A list that Rust pages, sorts and filters; here it is only shown. */
export function PagedTable<Row extends object>({
  label,
  columns,
  page,
  stale,
  rowKey,
  cursor,
  onOpen,
  onSort,
  frame,
}: Props<Row>) {
  const { t } = useWords();
  if (!page)
    return (
      <div className="card">
        <BoneRows count={14} />
      </div>
    );
  const from = cursor.page * PAGE_SIZE + 1;
  return (
    <div className={`card ${styles.table}`} ref={frame} aria-busy={stale}>
      <Table<Row>
        aria-label={label}
        size="small"
        tableLayout="fixed"
        columns={columns}
        dataSource={page.rows}
        rowKey={rowKey}
        pagination={false}
        showSorterTooltip={false}
        onRow={(row) =>
          ({
            "data-row": "",
            "data-subject": rowKey(row),
            tabIndex: -1,
            onClick: (event: React.MouseEvent) => {
              if (!(event.target as Element).closest("button, a")) onOpen(row);
            },
          }) as React.HTMLAttributes<HTMLElement>
        }
        onChange={(_pagination, _filters, sorter) => {
          const one = Array.isArray(sorter) ? sorter[0] : sorter;
          onSort(one?.order ? String(one.columnKey) : undefined, one?.order === "descend");
        }}
      />
      <Pager label={label} cursor={cursor} next={page.next} stale={stale}>
        <span className="figures">
          {t("common.range", { from, to: from + page.rows.length - 1, total: page.total })}
        </span>
      </Pager>
    </div>
  );
}
