import { Button, Tooltip } from "antd";
import { memo, useId } from "react";
import type { DeadlineRow } from "../../backend/bindings/DeadlineRow";
import type { Kind, Recording } from "../../parts/ActionDialog";
import { AffectedCount, AffectedStores } from "../../parts/Affected";
import { Due } from "../../parts/Due";
import { ConsequencePill, SeenPill, SubjectBadge } from "../../parts/marks";
import { useNaming } from "../../parts/naming";
import { RecordButton } from "../../parts/RecordButton";
import { rulesOf, SetByYou } from "../../parts/RuleLink";
import { recordingOf } from "../../parts/recordingOf";
import { HandlingMark } from "../../parts/reminding/HandlingMark";
import { below, type Place } from "../../parts/reminding/useRowMenu";
import { WhyList } from "../../parts/WhyList";
import { useWords } from "../../text/language";
import { Chevron, Dots } from "../../widgets/icons";
import { Middle } from "../../widgets/Middle";
import { Sharing } from "./Sharing";
import styles from "./today.module.css";

interface Props {
  row: DeadlineRow;
  open: boolean;
  /** The same functions for every row, so that a row is drawn anew only when it changes. */
  onToggle: (deadline: string) => void;
  onOpen: (subject: string) => void;
  onAct: (recording: Recording) => void;
  onMenu: (row: DeadlineRow, at: Place) => void;
}

/** Who · what · until when · the one next step; opened, why. */
export const TodayRow = memo(function TodayRow({ row, open, onToggle, onOpen, onAct, onMenu }: Props) {
  const { t, say } = useWords();
  const id = useId();
  const { action } = row;
  const name = useNaming()(row);
  // What kind of document it is comes first, then whose: one line of both would be cut.
  const kind = row.document ? t(`documentKind.${row.document}`) : undefined;
  const beneath = kind ? (kind === name ? undefined : row.name) : row.store?.name;
  const next = recordingOf(row, name);
  const holder = row.holder ? ` · ${row.holder}` : "";
  return (
    <li
      className={styles.item}
      data-row
      data-testid="today-row"
      data-subject={row.subject}
      data-deadline={row.id}
      data-due={row.due}
      tabIndex={-1}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu(row, { x: event.clientX, y: event.clientY, of: event.currentTarget });
      }}
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the button inside it */}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the keys of the list do the same */}
      <div
        className={styles.line}
        onClick={(event) => {
          if (!(event.target as Element).closest("button")) onOpen(row.subject);
        }}
      >
        <span>
          <ConsequencePill of={row.consequence} span={row.span} />
        </span>
        <span className="row">
          <SubjectBadge subject={row.subject} platform={row.store?.platform} />
          <span className={`grow ${styles.two}`}>
            <button
              type="button"
              className={`bare strong ${styles.name}`}
              onClick={() => onOpen(row.subject)}
              aria-haspopup="dialog"
            >
              <Middle text={kind ?? name} />
            </button>
            <span className={`soft smaller ${styles.whose}`}>
              <span className="cut" title={beneath}>
                {beneath}
              </span>
              <span>{holder}</span>
            </span>
          </span>
        </span>
        <span className={styles.two}>
          <span className="cut" title={say(row.what)}>
            {say(row.what)}
          </span>
          <span className={`soft smaller ${styles.beneath}`}>
            <span className="cut">
              {row.platform_shows ? (
                <SeenPill of={row.platform_shows} plain />
              ) : row.affects.length > 0 ? (
                <AffectedCount of={row.affects} open={open} onToggle={() => onToggle(row.id)} />
              ) : row.label ? (
                t(`label.${row.label}`)
              ) : null}
            </span>
            <HandlingMark of={row.reminding.handling} />
            <SetByYou by={rulesOf(row)} plain />
          </span>
        </span>
        <Due
          headline={row.headline}
          at={row.headline_at}
          due={row.due}
          consequence={row.consequence}
          span={row.span}
          provisional={row.provisional}
        />
        {action ? (
          <Tooltip title={action.reason ? say(action.reason) : undefined}>
            <RecordButton
              size="small"
              className={styles.act}
              disabled={!next}
              onClick={() => next && onAct(next)}
              data-testid={`action-${action.change}`}
            >
              {t(`change.${action.change as Kind}`, { defaultValue: action.change })}
            </RecordButton>
          </Tooltip>
        ) : (
          <span />
        )}
        <span className={styles.tools}>
          <Button
            size="small"
            type="text"
            icon={<Dots />}
            aria-haspopup="menu"
            aria-label={`${t("remind.menu")}: ${name}`}
            onClick={(event) => onMenu(row, below(event.currentTarget))}
            data-testid="row-menu"
          />{" "}
          <Button
            size="small"
            type="text"
            aria-expanded={open}
            aria-controls={id}
            aria-label={`${t("today.why")}: ${name}`}
            onClick={() => onToggle(row.id)}
            data-testid="today-why"
          >
            <span className={styles.turn}>
              <Chevron />
            </span>
          </Button>
        </span>{" "}
      </div>
      {open ? (
        <div id={id} className={styles.why} data-testid="today-why-list">
          <AffectedStores of={row.affects} />
          <Sharing of={row.subject} />
          <WhyList row={row} />
          <div className="row">
            <Button size="small" onClick={() => onOpen(row.subject)}>
              {t("today.open")}
            </Button>
          </div>
        </div>
      ) : null}
    </li>
  );
});
