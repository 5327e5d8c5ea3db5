// Who can refund, export orders or change prices, anywhere.

import { Button, Checkbox, Select } from "antd";
import { type ReactNode, useRef } from "react";
import type { HolderRow } from "../../backend/bindings/HolderRow";
import { PlatformBadge } from "../../parts/marks";
import { usePlace } from "../../parts/place";
import { usePlatformFilter } from "../../parts/platformFilter";
import { useHolders } from "../../parts/queries";
import { useWords } from "../../text/language";
import { Blank, Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { PAGE_SIZE, usePages } from "../../widgets/cursor";
import { Check, Info, Lock, Warning } from "../../widgets/icons";
import { useRowKeys } from "../../widgets/keys";
import { Middle } from "../../widgets/Middle";
import { Page } from "../../widgets/Page";
import { NumberedPager } from "../../widgets/Pager";
import { Pill } from "../../widgets/Pill";
import { LevelMark, Recorded } from "./marks";
import styles from "./staff.module.css";
import { useRightsWords } from "./words";

export function HoldersView({ choice }: { choice: ReactNode }) {
  const { t, say } = useWords();
  const { place, change, open } = usePlace();
  const platform = usePlatformFilter();
  const { catalogue, groups, nameOf } = useRightsWords();
  const question = catalogue?.questions.find((one) => one.code === place.can);
  const permissions = question?.permissions ?? (place.can ? [place.can] : []);
  const viewers = place.viewers ?? false;
  const pages = usePages(JSON.stringify([permissions, platform, viewers]));
  const { data, error, refetch, isPlaceholderData } = useHolders(
    { permissions, platform, store: null, viewers, page: pages.page, limit: PAGE_SIZE },
    permissions.length > 0,
  );
  const rows = useRef<HTMLDivElement>(null);
  useRowKeys(rows, { Enter: (row) => row.dataset.subject && open(row.dataset.subject) });
  const asked = permissions.length > 0;
  return (
    <Page
      title={t("screen.staff")}
      lead={
        asked && data ? (
          <Recorded words={t("can.lead", { people: data.people, stores: data.stores })} of={data} />
        ) : null
      }
      action={choice}
    >
      <fieldset className={`row wrap ${styles.questions}`} aria-label={t("can.question")}>
        {catalogue?.questions.map((one) => (
          <Button
            key={one.code}
            type={one.code === place.can ? "primary" : "default"}
            aria-pressed={one.code === place.can}
            onClick={() => change({ can: one.code })}
            data-testid={`can-${one.code}`}
          >
            {say(one.text)}
          </Button>
        ))}
        <Select
          className={styles.choose}
          aria-label={t("can.permission")}
          placeholder={t("can.permission")}
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          value={question ? undefined : place.can}
          onChange={(can) => change({ can })}
          options={groups.map(({ heading, rights }) => ({
            label: say(heading.name),
            options: rights.map((one) => ({ value: one.code, label: say(one.name) })),
          }))}
        />
        <Checkbox
          checked={place.viewers ?? false}
          onChange={(event) => change({ viewers: event.target.checked || undefined })}
        >
          {t("can.viewers")}
        </Checkbox>
      </fieldset>
      {!asked ? (
        <Blank icon={<Lock />} title={t("can.choose")} text={t("can.chooseText")} />
      ) : error && !data ? (
        <Failed error={error} retry={() => void refetch()} />
      ) : !data ? (
        <div className="card">
          <BoneRows count={10} />
        </div>
      ) : data.rows.length === 0 ? (
        <Blank
          icon={data.unrecorded > 0 ? <Info /> : <Check />}
          title={t("can.nobody")}
          text={data.unrecorded > 0 ? t("can.nobodyKnown", { count: data.unrecorded }) : t("can.nobodyText")}
        />
      ) : (
        <div className="card" ref={rows} aria-busy={isPlaceholderData}>
          <table className={styles.matrix}>
            <thead>
              <tr>
                <th scope="col">{t("can.person")}</th>
                <th scope="col">{t("can.account")}</th>
                <th scope="col">{t("can.rights")}</th>
              </tr>
            </thead>
            <tbody>
              {data.rows.map((row) => (
                <Holder key={row.account} row={row} nameOf={nameOf} onOpen={() => open(row.account)} />
              ))}
            </tbody>
          </table>
          <NumberedPager label={t("staff.view.can")} pages={pages} of={data} stale={isPlaceholderData} />
        </div>
      )}
    </Page>
  );
}

function Holder({
  row,
  nameOf,
  onOpen,
}: {
  row: HolderRow;
  nameOf: (code: string) => string;
  onOpen: () => void;
}) {
  const { t } = useWords();
  const { open } = usePlace();
  return (
    <tr data-row="" data-subject={row.account} data-testid="holder-row" tabIndex={-1} onClick={onOpen}>
      <th scope="row">
        <span className="row">
          {row.holder ? (
            <button
              type="button"
              className="bare link"
              onClick={(event) => {
                event.stopPropagation();
                if (row.holder) open(row.holder);
              }}
            >
              {row.holder_name ?? row.holder}
            </button>
          ) : (
            <span className="faint">{t("can.unknown")}</span>
          )}
          {row.left ? (
            <Pill tone="red" icon={<Warning />} plain>
              {t("can.left")}
            </Pill>
          ) : null}
        </span>
      </th>
      <td>
        <span className="row">
          <PlatformBadge code={row.store.platform} />
          <Middle text={row.login} />
        </span>
      </td>
      <td>
        <span className="row wrap">
          {row.rights.map((right) => (
            <span key={right.permission} className="row tight">
              {nameOf(right.permission)} <LevelMark of={right.level} />
            </span>
          ))}
        </span>
      </td>
    </tr>
  );
}
