// Rights as a table. By person or shop a column is a group of permissions, by permission it is a platform.

import { Button, Segmented } from "antd";
import { type ReactNode, useRef } from "react";
import type { MatrixBy } from "../../backend/bindings/MatrixBy";
import type { MatrixRow } from "../../backend/bindings/MatrixRow";
import { PlatformBadge, usePlatforms } from "../../parts/marks";
import { usePlace } from "../../parts/place";
import { usePlatformFilter } from "../../parts/platformFilter";
import { useCatalogue, useMatrix } from "../../parts/queries";
import { useWords } from "../../text/language";
import { Blank, Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { PAGE_SIZE, usePages } from "../../widgets/cursor";
import { FilterBar } from "../../widgets/FilterBar";
import { Lock, Magnifier, Warning } from "../../widgets/icons";
import { useRowKeys } from "../../widgets/keys";
import { Page } from "../../widgets/Page";
import { NumberedPager } from "../../widgets/Pager";
import { Recorded, RiskMark } from "./marks";
import styles from "./staff.module.css";
import { type Group, useRightsWords } from "./words";

type By = Exclude<MatrixBy, "account">;
const ways: By[] = ["person", "store", "permission"];

export function MatrixView({ choice }: { choice: ReactNode }) {
  const { t } = useWords();
  const { place, change, open, go } = usePlace();
  const platform = usePlatformFilter();
  const by: By = place.by ?? "person";
  const field = useRef<{ focus: () => void }>(null);
  const rows = useRef<HTMLDivElement>(null);
  const search = place.q ?? "";
  const pages = usePages(JSON.stringify([by, search, platform]));
  const { data, error, refetch, isPlaceholderData } = useMatrix({
    by,
    search,
    platform,
    store: null,
    page: pages.page,
    limit: PAGE_SIZE,
  });
  // Rights stand here by their names alone.
  const named = useCatalogue();
  const lead = (row: MatrixRow) =>
    row.subject ? open(row.subject) : go("staff", { view: "can", can: row.key });
  useRowKeys(rows, {
    Enter: (element) => {
      const row = data?.rows.find((one) => one.key === element.dataset.key);
      if (row) lead(row);
    },
  });
  return (
    <Page
      title={t("screen.staff")}
      lead={data ? <Recorded words={t("matrix.lead", { count: data.total })} of={data} /> : null}
      action={choice}
    >
      <FilterBar
        search={place.q}
        onSearch={(q) => change({ q })}
        placeholder={t("matrix.search")}
        field={field}
        narrowed={Boolean(place.q)}
        onClear={() => change({ q: undefined })}
      >
        <Segmented<By>
          aria-label={t("matrix.by")}
          value={by}
          onChange={(next) => change({ by: next === "person" ? undefined : next })}
          options={ways.map((one) => ({ value: one, label: t(`matrix.byOf.${one}`) }))}
        />
      </FilterBar>
      {error && !data ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : named.error && !named.data ? (
        <Failed error={named.error} retry={() => void named.refetch()} />
      ) : !data || !named.data ? (
        <div className="card">
          <BoneRows count={14} />
        </div>
      ) : data.rows.length === 0 ? (
        <Blank
          icon={search ? <Magnifier /> : <Lock />}
          title={search ? t("list.noMatch") : t("matrix.empty")}
          text={search ? t("list.noMatchText") : t("matrix.emptyText")}
        >
          <Button onClick={() => change(search ? { q: undefined } : { view: "roles" })}>
            {search ? t("common.clear") : t("staff.view.roles")}
          </Button>
        </Blank>
      ) : (
        <div className={`card ${styles.matrixFrame}`} ref={rows} aria-busy={isPlaceholderData}>
          {by === "permission" ? (
            <ByPermission rows={data.rows} onOpen={lead} />
          ) : (
            <ByGroup rows={data.rows} onOpen={lead} />
          )}
          <NumberedPager label={t("staff.view.matrix")} pages={pages} of={data} stale={isPlaceholderData} />
        </div>
      )}
    </Page>
  );
}

interface Props {
  rows: MatrixRow[];
  onOpen: (row: MatrixRow) => void;
}

function ByGroup({ rows, onOpen }: Props) {
  const { t, say } = useWords();
  const { groups } = useRightsWords();
  return (
    <table className={styles.matrix}>
      <thead>
        <tr>
          <th scope="col">{t("matrix.name")}</th>
          <th scope="col">{t("staff.risk")}</th>
          {groups.map(({ heading }) => (
            <th key={heading.code} scope="col" className={styles.upright}>
              <span>{say(heading.name)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-row="" data-key={row.key} tabIndex={-1} onClick={() => onOpen(row)}>
            <th scope="row">
              <span className="row">
                <span className="cut" title={row.name}>
                  {row.name}
                </span>
                {row.toxic.length > 0 ? <Toxic codes={row.toxic} /> : null}
              </span>
            </th>
            <td>
              <RiskMark of={row.risk} />
            </td>
            {groups.map((group) => (
              <td key={group.heading.code} className={styles.cell}>
                <GroupCell group={group} row={row} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Toxic({ codes }: { codes: string[] }) {
  const { say } = useWords();
  const { toxicOf } = useRightsWords();
  const words = codes.map((code) => toxicOf(code)).map((set) => (set ? say(set.name) : ""));
  return (
    <span
      role="img"
      aria-label={words.join(" · ")}
      title={words.join("\n")}
      className={styles.toxic}
      data-tone="amber"
    >
      <Warning />
    </span>
  );
}

/** How many permissions of the group may be changed, or that some may be looked at. */
function GroupCell({ group, row }: { group: Group; row: MatrixRow }) {
  const { t, say } = useWords();
  const { list } = useRightsWords();
  const held = group.rights.filter((one) => row.cells[one.code]);
  if (held.length === 0) return null;
  const codes = (level: string) =>
    held.filter((one) => row.cells[one.code]?.level === level).map((one) => one.code);
  const [edits, views] = [codes("edit"), codes("view")];
  const name = say(group.heading.name);
  const told = [
    edits.length > 0 ? t("matrix.edits", { name, list: list(edits) }) : "",
    views.length > 0 ? t("matrix.views", { name, list: list(views) }) : "",
  ].filter(Boolean);
  return (
    <span title={told.join("\n")} className={edits.length > 0 ? styles.edit : styles.view}>
      {t(edits.length > 0 ? "level.edit" : "level.view")}
      <span className="unseen">{told.join(" ")}</span>
    </span>
  );
}

function ByPermission({ rows, onOpen }: Props) {
  const { t } = useWords();
  const { nameOf } = useRightsWords();
  const { platforms } = usePlatforms();
  const used = platforms.filter((one) => rows.some((row) => row.cells[one.code]));
  return (
    <table className={styles.matrix}>
      <thead>
        <tr>
          <th scope="col">{t("matrix.permission")}</th>
          <th scope="col">{t("staff.risk")}</th>
          {used.map((one) => (
            <th key={one.code} scope="col" className={styles.cell}>
              <PlatformBadge code={one.code} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key} data-row="" data-key={row.key} tabIndex={-1} onClick={() => onOpen(row)}>
            <th scope="row">{nameOf(row.key)}</th>
            <td>
              <RiskMark of={row.risk} />
            </td>
            {used.map((one) => {
              const cell = row.cells[one.code];
              return (
                <td key={one.code} className={styles.cell}>
                  {cell ? (
                    <span className="figures" title={t("matrix.of", { edit: cell.edit, all: cell.accounts })}>
                      <span className={styles.edit}>{cell.edit}</span>
                      <span className="faint"> / {cell.accounts}</span>
                    </span>
                  ) : null}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
