// What if: things that may happen are put together, and what would follow stands beside them. Nothing is recorded; from here
// the whole window can be taken to the day that is looked at.

import { Button, Dropdown } from "antd";
import { useEffect, useRef, useState } from "react";
import type { Supposition } from "../../backend/bindings/Supposition";
import { dayAfter, dayOf, endOf } from "../../clock";
import { useTravel } from "../../parts/elsewhere";
import { dayField } from "../../parts/patch";
import { usePlace } from "../../parts/place";
import { useFrame, useWhatIf } from "../../parts/queries";
import { complete, type Drafted, type Kind, kinds } from "../../parts/supposition";
import { useWords } from "../../text/language";
import { Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { DateTimeField } from "../../widgets/DateTimeField";
import { useDebounced } from "../../widgets/debounce";
import { Plus, Telescope } from "../../widgets/icons";
import { useKeys } from "../../widgets/keys";
import { Page } from "../../widgets/Page";
import { useToast } from "../../widgets/toast";
import { Answer } from "./Answer";
import { kindIcon, ScenarioCard } from "./ScenarioCard";
import { Teaching } from "./Teaching";
import styles from "./whatIf.module.css";

const STEPS = [7, 30] as const;

interface Cards {
  cards: Drafted[];
  /** The day that is looked at, where one was chosen. */
  on?: string;
}

export function WhatIfScreen() {
  const { t } = useWords();
  const { go } = usePlace();
  const travel = useTravel();
  const toast = useToast();
  const frame = useFrame().data;
  const { cards, on, set } = useCards();
  const [adding, setAdding] = useState(false);
  useKeys({
    KeyN: (event) => {
      event.preventDefault();
      setAdding(true);
    },
  });

  // The real today, wherever the window looks.
  const real = frame?.elsewhere?.now ?? frame?.now;
  const today = real ? dayOf(real) : "";
  const whole = cards.flatMap((card, place) => {
    const scenario = complete(card);
    return scenario ? [{ scenario, place }] : [];
  });
  const scenarios = whole.map(({ scenario }) => scenario);
  const asking = scenarios.length > 0 || (cards.length === 0 && on !== undefined);
  const question: Supposition = { on: on ? endOf(on) : null, scenarios };
  // As text: the same question is another object each time it is drawn.
  const typed = JSON.stringify(question);
  const rested = useDebounced(typed);
  const answer = useWhatIf(JSON.parse(rested), asking && rested === typed);
  const data = asking ? answer.data : undefined;
  // What was answered last stays in sight while the next is worked out, but nothing is done by it.
  const settled = data !== undefined && rested === typed && !answer.isPlaceholderData;
  // Where none was chosen, the day that the answer tells.
  const day = on ?? (data ? dayOf(data.on) : undefined);
  const refused = data?.refused;
  const refusalsOf = (place: number) =>
    settled && refused && refused.scenario !== null && whole[refused.scenario]?.place === place
      ? refused.refusals
      : [];

  const add = (suppose: Kind) => {
    setAdding(false);
    set([...cards, { suppose, ...(dated.has(suppose) ? { day: today } : {}) }], on);
  };
  const look = async () => {
    const arrival = await travel.go(question);
    if (arrival === "there") go("today");
    // What cannot be supposed is said on its card; here only a day that has passed is left.
    else if (arrival !== "failed") toast.failed(arrival.refusals[0]);
  };
  const offered = kinds.filter((kind) => kind !== "new-rules" || frame?.pending_rules);
  const items = offered.map((kind) => {
    const Icon = kindIcon[kind];
    return {
      key: kind,
      icon: <Icon />,
      label: <span data-testid={`suppose-${kind}`}>{t(`whatIf.kind.${kind}`)}</span>,
      onClick: () => add(kind),
    };
  });

  return (
    <Page title={t("screen.what-if")} lead={t("whatIf.lead")}>
      <div className={styles.room}>
        <div className={styles.screen}>
          <div className={styles.compose}>
            {cards.map((card, place) => (
              <ScenarioCard
                // biome-ignore lint/suspicious/noArrayIndexKey: a card is known by its place alone
                key={`${card.suppose} ${place}`}
                of={card}
                refusals={refusalsOf(place)}
                onChange={(part) =>
                  set(
                    cards.map((one, nth) => (nth === place ? { ...one, ...part } : one)),
                    on,
                  )
                }
                onRemove={() =>
                  set(
                    cards.filter((_, nth) => nth !== place),
                    on,
                  )
                }
              />
            ))}
            <Dropdown menu={{ items }} trigger={["click"]} open={adding} onOpenChange={setAdding}>
              <Button
                icon={<Plus />}
                type={cards.length > 0 ? "default" : "primary"}
                data-testid="suppose-add"
              >
                {t("whatIf.add")}
              </Button>
            </Dropdown>
            <section className={`card ${styles.scenario}`} aria-label={t("whatIf.on")}>
              <h2>{t("whatIf.on")}</h2>
              <div className="row wrap">
                <div className={styles.day}>
                  <DateTimeField
                    day
                    aria-label={t("whatIf.on")}
                    value={dayField(day ?? null)}
                    onChange={(at) => set(cards, at ? dayOf(at) : undefined)}
                  />
                </div>
                {STEPS.map((count) => (
                  <Button
                    key={count}
                    size="small"
                    disabled={today === "" || (asking && !on && !settled && !answer.error)}
                    onClick={() => set(cards, dayAfter(day ?? today, count))}
                    data-testid={`on-plus-${count}`}
                  >
                    {t("travel.plus", { count })}
                  </Button>
                ))}
              </div>
              <p className="soft smaller">{t(cards.length > 0 ? "whatIf.onHelp" : "whatIf.onHelpAlone")}</p>
            </section>
          </div>
          <div className={styles.follows} aria-busy={answer.isFetching}>
            {answer.error && asking && !data ? (
              <Failed error={answer.error} retry={() => void answer.refetch()} />
            ) : !asking ? (
              cards.length > 0 ? (
                <p className="card padded soft">{t("whatIf.incomplete")}</p>
              ) : (
                <Teaching onPick={add} />
              )
            ) : !data ? (
              <div className="card">
                <BoneRows count={6} />
              </div>
            ) : refused ? (
              <p className="card padded soft">{t("whatIf.refused")}</p>
            ) : (
              <>
                <div className="row wrap">
                  <Button
                    type="primary"
                    icon={<Telescope />}
                    disabled={!settled}
                    onClick={() => void look()}
                    data-testid="what-if-look"
                  >
                    {t("whatIf.look")}
                  </Button>
                  <span className="soft grow">{t("whatIf.lookHelp")}</span>
                  {cards.length > 0 ? (
                    <Button type="text" onClick={() => set([], undefined)}>
                      {t("whatIf.clear")}
                    </Button>
                  ) : null}
                </div>
                <Answer of={data} />
              </>
            )}
          </div>
        </div>
      </div>
    </Page>
  );
}

/** Kinds that take effect on a day, which is today until another is chosen. */
const dated = new Set<Kind>(["fact-changes", "person-leaves", "member-penalised"]);

/** What is put together, kept in the address, so that one can go back to it. Typing never waits for the address. */
function useCards() {
  const { place, change } = usePlace();
  const told = JSON.stringify({ cards: place.suppose ?? [], on: place.on });
  const [state, setState] = useState<Cards>(() => JSON.parse(told));
  const sent = useRef(told);
  // Gone back to, or led here with another supposition.
  useEffect(() => {
    if (told === sent.current) return;
    sent.current = told;
    setState(JSON.parse(told));
  }, [told]);
  const set = (cards: Drafted[], on: string | undefined) => {
    setState({ cards, on });
    sent.current = JSON.stringify({ cards, on });
    change({ suppose: cards.length > 0 ? cards : undefined, on });
  };
  return { ...state, set };
}
