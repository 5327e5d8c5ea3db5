// The promotion season over all shops: its window, confirmed each year, the temporary accounts needed and there, and
// what is left to close when it has ended.

import { Button, Segmented } from "antd";
import { useRef, useState } from "react";
import type { SeasonRow } from "../../backend/bindings/SeasonRow";
import { useNow, wall } from "../../clock";
import { usePlace } from "../../parts/place";
import { usePlatformFilter } from "../../parts/platformFilter";
import { usePeakSeason } from "../../parts/queries";
import { RecordButton } from "../../parts/RecordButton";
import { useWords } from "../../text/language";
import { Blank, Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { Check, Flag, Magnifier } from "../../widgets/icons";
import { useKeys, useRowKeys } from "../../widgets/keys";
import { Page } from "../../widgets/Page";
import { AddSubAccount } from "../sub-accounts/AddSubAccount";
import { type Closable, ClosingDialog } from "./ClosingDialog";
import { ConfirmDialog } from "./ConfirmDialog";
import { unclosed } from "./days";
import { Guess, RuleNote } from "./Guess";
import { StoreSeason } from "./StoreSeason";
import styles from "./season.module.css";
import { Teaching } from "./Teaching";

export function SeasonScreen() {
  const { t } = useWords();
  const now = useNow();
  const { place, change, open, go } = usePlace();
  const platform = usePlatformFilter();
  // Before the first answer of the clock there is no "this year".
  const current = now > 0 ? wall(now).year : 0;
  const year = place.year ?? current;
  const { data, error, refetch, isPlaceholderData } = usePeakSeason(year, year > 0);
  const [confirming, setConfirming] = useState<string[] | null>(null);
  const [closing, setClosing] = useState<Closable | null>(null);
  const [adding, setAdding] = useState<string | null>(null);
  const list = useRef<HTMLUListElement>(null);

  const rows = data?.stores.filter((row) => !platform || row.store.platform === platform) ?? [];
  const guessed = rows.filter((row) => !row.confirmed);
  // What is over needs no confirmation any more, unless it was asked for.
  const begin = () => {
    const wanted = guessed.filter((row) => !row.ended);
    setConfirming((wanted.length > 0 ? wanted : guessed).map((row) => row.store.subject));
  };
  useKeys({
    KeyN: (event) => {
      if (rows.length === 0) return;
      event.preventDefault();
      begin();
    },
  });
  useRowKeys(list, {
    Enter: (row) => row.dataset.subject && open(row.dataset.subject),
    KeyE: (row) => row.querySelector<HTMLElement>("[data-next]")?.click(),
  });
  const years = [...new Set([current - 1, current, current + 1, year])].sort();

  return (
    <Page
      title={t("screen.season")}
      lead={rows.length > 0 ? <Lead rows={rows} /> : null}
      action={
        rows.length > 0 ? (
          <RecordButton
            type={guessed.some((row) => !row.ended) ? "primary" : "default"}
            icon={<Check />}
            onClick={begin}
            data-testid="season-confirm"
          >
            {t("season.confirmMany")}
          </RecordButton>
        ) : null
      }
    >
      {data && data.stores.length > 0 ? (
        <div className={styles.bar}>
          <Segmented
            aria-label={t("season.year")}
            name="season-year"
            value={year}
            onChange={(chosen) => change({ year: Number(chosen) })}
            options={years.map((one) => ({ value: one, label: String(one) }))}
            data-testid="season-years"
          />
          {rows[0] ? <RuleNote rule={rows[0].rule} /> : null}
        </div>
      ) : null}
      {error && !data ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : !data ? (
        <div className="card">
          <BoneRows count={6} />
        </div>
      ) : data.stores.length === 0 ? (
        <>
          <Blank icon={<Flag />} title={t("season.none")} text={t("season.noneText")}>
            <Button type="primary" onClick={() => go("import")}>
              {t("list.importInstead")}
            </Button>
            <Button onClick={() => go("stores", { add: true })}>{t("list.addStore")}</Button>
          </Blank>
          <Teaching />
        </>
      ) : rows.length === 0 ? (
        <Blank icon={<Magnifier />} title={t("season.nobodyHere")} />
      ) : (
        <>
          {guessed.some((row) => !row.ended) ? <Guess year={data.year} rows={guessed} now={now} /> : null}
          {rows.every((row) => row.needed === null && row.accounts.length === 0) ? <Teaching /> : null}
          <ul className={`card ${styles.stores}`} ref={list} aria-busy={isPlaceholderData}>
            {rows.map((row) => (
              <StoreSeason
                key={row.store.subject}
                of={row}
                onConfirm={() => setConfirming([row.store.subject])}
                onAdd={() => setAdding(row.store.subject)}
                onClosing={setClosing}
              />
            ))}
          </ul>
        </>
      )}
      {confirming && data ? (
        <ConfirmDialog year={data.year} rows={rows} chosen={confirming} onClose={() => setConfirming(null)} />
      ) : null}
      {closing ? <ClosingDialog of={closing} onClose={() => setClosing(null)} /> : null}
      {adding ? <AddSubAccount store={adding} kind="temp-cs" onClose={() => setAdding(null)} /> : null}
    </Page>
  );
}

function Lead({ rows }: { rows: SeasonRow[] }) {
  const { t } = useWords();
  const sum = (of: (row: SeasonRow) => number) => rows.reduce((all, row) => all + of(row), 0);
  const missing = sum((row) => row.missing);
  const left = sum((row) => unclosed(row).length);
  return (
    <>
      {[
        t("season.lead", {
          count: rows.length,
          needed: sum((row) => row.needed ?? 0),
          existing: sum((row) => row.existing),
        }),
        missing > 0 ? t("season.leadMissing", { count: missing }) : "",
        left > 0 ? t("season.leadUnclosed", { count: left }) : "",
      ]
        .filter(Boolean)
        .join(" · ")}
    </>
  );
}
