// Facts for reading: groups of a name and a value.

import type { ReactNode } from "react";
import type { PersonRow } from "../backend/bindings/PersonRow";
import { useWords } from "../text/language";
import styles from "./parts.module.css";
import { usePlace } from "./place";

export function FactGroup({ name, note, children }: { name: string; note?: string; children: ReactNode }) {
  return (
    <div className={styles.factGroup}>
      <h4>{name}</h4>
      <dl className={styles.fields}>{children}</dl>
      {note ? <p className="soft smaller">{note}</p> : null}
    </div>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useWords();
  const nothing = children === null || children === undefined || children === "";
  return (
    <div className={styles.field}>
      <dt>{name}</dt>
      <dd>{nothing ? <span className="faint">{t("common.none")}</span> : children}</dd>
    </div>
  );
}

/** Somebody, to be opened; with their number unless `brief`. */
export function PersonFact({ of, brief }: { of: PersonRow; brief?: boolean }) {
  const { open } = usePlace();
  return (
    <>
      <button type="button" className="bare link" onClick={() => open(of.subject)} data-testid="holder">
        {of.name}
      </button>
      {of.phone && !brief ? <span className="soft"> · {of.phone}</span> : null}
    </>
  );
}

/** Codes of the platform's interfaces, as they were read. */
export function CodeFacts({ of }: { of: { interface: string; code: string; meaning: string | null }[] }) {
  const { t } = useWords();
  if (of.length === 0) return null;
  return (
    <FactGroup name={t("account.groups.platform")} note={t("account.codes")}>
      {of.map(({ interface: name, code, meaning }) => (
        <Fact key={`${name} ${code}`} name={t("account.code", { code })}>
          {meaning ?? <span className="soft">{t("account.codeUnknown")}</span>}
          <span className={`soft smaller ${styles.source}`}>{t("account.interface", { name })}</span>
        </Fact>
      ))}
    </FactGroup>
  );
}
