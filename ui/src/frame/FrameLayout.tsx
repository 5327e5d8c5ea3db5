// The frame around every screen: rail, top bar, the drawer of the subject in the address, and the keys that work everywhere.

import { useQueryClient } from "@tanstack/react-query";
import { Outlet, useLocation } from "@tanstack/react-router";
import { lazy, Suspense, useEffect, useState } from "react";
import { createPortal } from "react-dom";
import { backend } from "../backend/commands";
import { subscribe } from "../backend/events";
import { Elsewhere } from "../parts/elsewhere";
import { RULEBOOK } from "../parts/PendingLine";
import { type Screen, usePlace } from "../parts/place";
import { refreshAll, useHeartbeat } from "../parts/queries";
import { useUndo } from "../parts/recording";
import { useWords } from "../text/language";
import { Failed } from "../widgets/Blank";
import { Clock } from "../widgets/icons";
import { useKeys, useSequence } from "../widgets/keys";
import { useToast } from "../widgets/toast";
import { FirstRun } from "./FirstRun";
import styles from "./frame.module.css";
import { Rail } from "./Rail";
import { entries } from "./screens";
import { TopBar } from "./TopBar";
import { TravelBar } from "./TravelBar";
import travel from "./travel.module.css";

const Palette = lazy(() => import("./Palette").then((m) => ({ default: m.Palette })));
const KeyList = lazy(() => import("./KeyList").then((m) => ({ default: m.KeyList })));
const SubjectDrawer = lazy(() =>
  import("../screens/subject/SubjectDrawer").then((m) => ({ default: m.SubjectDrawer })),
);

const RuleDrawer = lazy(() =>
  import("../screens/rulebook/RuleDrawer").then((m) => ({ default: m.RuleDrawer })),
);

const PendingDrawer = lazy(() =>
  import("../screens/rulebook/PendingDrawer").then((m) => ({ default: m.PendingDrawer })),
);

/** A rule has a page of its own kind: nothing happens to it that could be recorded. */
const RULE = "rule:";

type Layer = "palette" | "keys" | null;

function useShellEvents() {
  const queries = useQueryClient();
  const toast = useToast();
  const { t } = useWords();
  const { open, go } = usePlace();
  useEffect(() => subscribe("changed", () => void refreshAll(queries)), [queries]);
  useEffect(() => subscribe("open-subject", (subject) => open(subject)), [open]);
  useEffect(
    () =>
      subscribe("open-screen", (screen) => {
        if (entries.some((entry) => entry.screen === screen)) go(screen as Screen);
      }),
    [go],
  );
  useEffect(() => subscribe("closing-explained", () => toast.done(t("closing"))), [toast, t]);
}

export function FrameLayout() {
  const { t } = useWords();
  const frame = useHeartbeat();
  const { place, go } = usePlace();
  const toast = useToast();
  const undo = useUndo();
  const [layer, setLayer] = useState<Layer>(null);
  const [left, setLeft] = useState(false);
  const [travels, setTravels] = useState(false);
  const home = useLocation({ select: (at) => at.pathname === "/today" });
  useShellEvents();

  const undoLast = async () => {
    // Asked anew: what was last recorded may be younger than the frame on the screen.
    try {
      const last = (await backend.frame()).undoable;
      if (last) await undo(last.batch);
    } catch (error) {
      toast.failed(error);
    }
  };

  const choose = (open: boolean) => {
    setTravels(open);
    if (!open) document.querySelector<HTMLElement>("[data-testid=clock]")?.focus();
  };
  useKeys({
    KeyT: (event) => {
      event.preventDefault();
      choose(!travels);
    },
  });
  useKeys(
    {
      "Mod+KeyK": (event) => {
        event.preventDefault();
        setLayer(layer === "palette" ? null : "palette");
      },
    },
    { everywhere: true },
  );
  useKeys(
    {
      "Mod+KeyZ": (event) => {
        event.preventDefault();
        void undoLast();
      },
      "Shift+Slash": () => setLayer("keys"),
    },
    { inLayers: true },
  );
  useSequence("KeyG", Object.fromEntries(entries.map(({ key, screen }) => [key, () => go(screen)])));

  // Only in Today's place: import, lists and settings answer to the rail from the first minute.
  const welcome = frame.data?.first_run === true && !left && home;
  const elsewhere = frame.data?.elsewhere ?? null;
  // Times are written by the clock, which the frame tells: nothing that has one is drawn before.
  const told = frame.data !== undefined;
  return (
    <Elsewhere value={elsewhere !== null}>
      <div className={styles.frame}>
        <button
          type="button"
          className={`bare ${styles.skip}`}
          onClick={() => document.getElementById("content")?.focus()}
        >
          {t("frame.skip")}
        </button>
        {frame.data?.test_clock ? (
          <aside className={styles.testClock} aria-label={t("frame.clock")} data-testid="test-clock">
            <Clock />
            {t("frame.testClock")}
          </aside>
        ) : null}
        <Rail />
        <TopBar onSearch={() => setLayer("palette")} travels={travels} onTravel={() => choose(!travels)} />
        {frame.data ? (
          <TravelBar
            now={elsewhere?.now ?? frame.data.now}
            elsewhere={elsewhere}
            open={travels}
            onOpen={choose}
          />
        ) : null}
        <main id="content" className={styles.main} tabIndex={-1}>
          {frame.error && !frame.data ? (
            <Failed error={frame.error} retry={() => void frame.refetch()} />
          ) : welcome ? (
            <FirstRun
              onLeave={(to) => {
                setLeft(true);
                go(to);
              }}
            />
          ) : told ? (
            <Outlet />
          ) : null}
        </main>
        <Suspense fallback={null}>
          {!told ? null : place.subject?.startsWith(RULE) ? (
            <RuleDrawer key={place.subject} id={place.subject.slice(RULE.length)} />
          ) : place.subject === RULEBOOK ? (
            <PendingDrawer />
          ) : place.subject ? (
            <SubjectDrawer key={place.subject} subject={place.subject} begin={place.begin} />
          ) : null}
          {layer === "palette" ? <Palette onClose={() => setLayer(null)} /> : null}
          {layer === "keys" ? <KeyList onClose={() => setLayer(null)} /> : null}
        </Suspense>
        {elsewhere ? createPortal(<div className={travel.edge} />, document.body) : null}
      </div>
    </Elsewhere>
  );
}
