// The operator's roles, and how each differs from the template that it was copied from.

import { type ReactNode, useRef, useState } from "react";
import type { Difference } from "../../backend/bindings/Difference";
import type { RoleRow } from "../../backend/bindings/RoleRow";
import { usePlatforms } from "../../parts/marks";
import { useCatalogue, useRoles } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";
import { Blank, Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { Lock, Plus } from "../../widgets/icons";
import { useKeys, useRowKeys } from "../../widgets/keys";
import { Page } from "../../widgets/Page";
import { RiskMark } from "./marks";
import { RoleDialog } from "./RoleDialog";
import styles from "./staff.module.css";
import { useRightsWords } from "./words";

export function RolesView({ choice }: { choice: ReactNode }) {
  const { t } = useWords();
  const { data, error, refetch } = useRoles();
  // Rights stand here by their names alone.
  const named = useCatalogue();
  const [editing, setEditing] = useState<RoleRow | "new" | null>(null);
  const rows = useRef<HTMLDivElement>(null);
  useRowKeys(rows, {
    Enter: (row) => setEditing(data?.find((one) => one.subject === row.dataset.subject) ?? null),
  });
  useKeys({
    KeyN: (event) => {
      event.preventDefault();
      setEditing("new");
    },
  });
  const add = (
    <RecordButton type="primary" icon={<Plus />} onClick={() => setEditing("new")} data-testid="add-role">
      {t("roles.add")}
    </RecordButton>
  );
  return (
    <Page
      title={t("screen.staff")}
      lead={data ? t("roles.lead", { count: data.length }) : null}
      action={choice}
    >
      {error && !data ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : named.error && !named.data ? (
        <Failed error={named.error} retry={() => void named.refetch()} />
      ) : !data || !named.data ? (
        <div className="card">
          <BoneRows count={8} />
        </div>
      ) : data.length === 0 ? (
        <Blank icon={<Lock />} title={t("roles.empty")} text={t("roles.emptyText")}>
          {add}
        </Blank>
      ) : (
        <>
          <div className="row">{add}</div>
          <div className="card" ref={rows}>
            <table className={styles.matrix}>
              <thead>
                <tr>
                  <th scope="col">{t("roles.name")}</th>
                  <th scope="col">{t("roles.scope")}</th>
                  <th scope="col">{t("staff.risk")}</th>
                  <th scope="col">{t("roles.template")}</th>
                </tr>
              </thead>
              <tbody>
                {data.map((row) => (
                  <RoleLine key={row.subject} row={row} onOpen={() => setEditing(row)} />
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {editing ? (
        <RoleDialog role={editing === "new" ? null : editing} onClose={() => setEditing(null)} />
      ) : null}
    </Page>
  );
}

function RoleLine({ row, onOpen }: { row: RoleRow; onOpen: () => void }) {
  const { t } = useWords();
  const { nameOf } = usePlatforms();
  const { templateName } = useRightsWords();
  const scope = row.store ?? (row.platform ? nameOf(row.platform) : t("roles.everyShop"));
  return (
    <tr data-row="" data-subject={row.subject} data-testid="role-row" tabIndex={-1} onClick={onOpen}>
      <th scope="row">
        <span className="stack tight">
          <span className="strong">{row.name}</span>
          <span className="soft smaller">{t("roles.accounts", { count: row.accounts })}</span>
        </span>
      </th>
      <td>{scope}</td>
      <td>
        <RiskMark of={row.risk} />
      </td>
      <td>
        {row.template ? (
          <span className="stack tight">
            <span>{templateName(row.template)}</span>
            <Differences of={row.differences} />
          </span>
        ) : (
          <span className="faint">{t("roles.noSource")}</span>
        )}
      </td>
    </tr>
  );
}

/** More than the template is what to look at first. */
export function Differences({ of }: { of: Difference[] }) {
  const { t } = useWords();
  const { list } = useRightsWords();
  const rank = { view: 1, edit: 2 };
  const height = (level: Difference["role"]) => (level ? rank[level] : 0);
  const more = of.filter((one) => height(one.role) > height(one.template)).map((one) => one.permission);
  const less = of.filter((one) => height(one.role) < height(one.template)).map((one) => one.permission);
  if (of.length === 0) return <span className="soft smaller">{t("roles.same")}</span>;
  return (
    <>
      {more.length > 0 ? <span className="smaller">{t("roles.more", { list: list(more) })}</span> : null}
      {less.length > 0 ? <span className="soft smaller">{t("roles.less", { list: list(less) })}</span> : null}
    </>
  );
}
