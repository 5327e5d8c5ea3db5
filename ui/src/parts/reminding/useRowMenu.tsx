// One menu for all rows of a screen: behind their button, under the right mouse button, and on the key S.

import { Dropdown, type MenuProps } from "antd";
import { lazy, Suspense, useCallback, useState } from "react";
import { createPortal } from "react-dom";
import type { DeadlineRow } from "../../backend/bindings/DeadlineRow";
import { useWords } from "../../text/language";
import { absolute } from "../../widgets/time";
import { useElsewhere } from "../elsewhere";
import { useNudge } from "../NudgeButton";
import { useNaming } from "../naming";
import { useRecordAtOnce } from "../useRecordAtOnce";
import { type Decision, decided } from "./decision";
import styles from "./reminding.module.css";

const RemindDialog = lazy(() => import("./RemindDialog").then((m) => ({ default: m.RemindDialog })));

/** Where a menu opens, and what it is about. */
export interface Place {
  x: number;
  y: number;
  of: Element;
}

export const below = (element: Element): Place => {
  const box = element.getBoundingClientRect();
  return { x: box.right, y: box.bottom, of: element };
};

type Item = NonNullable<MenuProps["items"]>[number];

/** Each item goes by its key where tests look for it. */
const named = (item: Item): Item =>
  item && "label" in item
    ? { ...item, label: <span data-testid={`menu-${item.key}`}>{item.label}</span> }
    : item;

interface Shown {
  row: DeadlineRow;
  place: Place;
  /** What had the focus, for when the menu goes. */
  from: HTMLElement | null;
}

/** The part of the page that it stands in: a menu outside of all of them is not found by who goes from one to the next. */
const landmark = (element: Element) => element.closest<HTMLElement>("[role=dialog], main") ?? document.body;

/** Answers what opens the menu of a row, and the menu. */
export function useRowMenu(onOpen?: (subject: string) => void) {
  const { t, say } = useWords();
  const { record, refused } = useRecordAtOnce();
  const nudge = useNudge();
  const nameOf = useNaming();
  const elsewhere = useElsewhere();
  const [shown, setShown] = useState<Shown | null>(null);
  const [deciding, setDeciding] = useState<{ row: DeadlineRow; decision: Decision } | null>(null);
  const show = useCallback((row: DeadlineRow, place: Place) => {
    const active = document.activeElement;
    setShown({ row, place, from: active instanceof HTMLElement ? active : null });
  }, []);

  const items = ({ row }: Shown): MenuProps["items"] => {
    const { reminding } = row;
    const kind = reminding.handling?.kind;
    // What would be recorded waits until the window is back at now.
    const later = elsewhere
      ? [{ key: "not-here", label: t("travel.notHere"), disabled: true }]
      : reminding.fixed
        ? [{ key: "fixed", label: say(reminding.fixed), disabled: true }]
        : [
            ...reminding.later.map(({ when, until }) => ({
              key: `later-${when}`,
              label: t(`remind.later.${when}`, { time: absolute(until) }),
              onClick: () => void record([decided(row, "snoozed", { until })]),
            })),
            {
              key: "snoozed",
              label: t("remind.later.other"),
              onClick: () => setDeciding({ row, decision: "snoozed" }),
            },
            {
              key: "acknowledged",
              label: t("remind.acknowledge"),
              onClick: () => setDeciding({ row, decision: "acknowledged" }),
            },
          ];
    const resume = {
      key: "reminders-resumed",
      label: t("change.reminders-resumed"),
      onClick: () => void record([decided(row, "reminders-resumed")]),
    };
    const waive = {
      key: "waived",
      label: t(reminding.unmutable ? "remind.unmutable" : "remind.waive"),
      disabled: reminding.unmutable,
      onClick: () => setDeciding({ row, decision: "waived" }),
    };
    return [
      ...later,
      ...(!elsewhere && (kind === "snoozed" || kind === "waived") ? [resume] : []),
      ...(elsewhere || kind === "waived" ? [] : [waive]),
      { type: "divider" },
      { key: "nudge", label: t("today.nudge"), onClick: () => void nudge(row) },
      ...(onOpen ? [{ key: "open", label: t("today.open"), onClick: () => onOpen(row.subject) }] : []),
    ];
  };

  const close = () => {
    shown?.from?.focus();
    setShown(null);
  };
  const menu = (
    <>
      {shown
        ? // Beside the page, because within it the page is what a fixed place is counted from.
          createPortal(
            <Dropdown
              open
              autoFocus
              trigger={["click"]}
              menu={
                {
                  items: items(shown)?.map(named),
                  onClick: close,
                  "aria-label": nameOf(shown.row),
                } as MenuProps
              }
              onOpenChange={(open) => !open && close()}
              placement="bottomRight"
              getPopupContainer={() => landmark(shown.place.of)}
            >
              <span
                className={styles.anchor}
                style={{ insetBlockStart: shown.place.y, insetInlineStart: shown.place.x }}
              />
            </Dropdown>,
            document.body,
          )
        : null}
      {refused}
      <Suspense fallback={null}>
        {deciding ? (
          <RemindDialog row={deciding.row} decision={deciding.decision} onClose={() => setDeciding(null)} />
        ) : null}
      </Suspense>
    </>
  );
  return { show, menu };
}
