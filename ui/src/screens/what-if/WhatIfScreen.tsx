// What if: things that may happen are put together, and what would follow stands beside them. Nothing is recorded; from here
// the whole window can be taken to the day that is looked at.

import { Button, Dropdown } from "antd";
import { useEffect, useRef, useState } from "react";
import type { Scenario } from "../../backend/bindings/Scenario";
import { dayAfter, dayOf, endOf } from "../../clock";
import { useTravel } from "../../parts/elsewhere";
import { usePlace } from "../../parts/place";
import { useFrame, useWhatIf } from "../../parts/queries";
import { beginsOn, complete, type Drafted, type Kind, kinds } from "../../parts/supposition";
import { useWords } from "../../text/language";
import { Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { DateTimeField } from "../../widgets/DateTimeField";
import { useDebounced } from "../../widgets/debounce";
import { Plus, Telescope } from "../../widgets/icons";
import { useKeys } from "../../widgets/keys";
import { Page } from "../../widgets/Page";
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
  const begins = cards.flatMap((card) => beginsOn(card) ?? []).filter((day) => day > today);
  const usual = begins.sort().at(-1) ?? today;
  const day = on ?? (cards.length > 0 ? usual : undefined);
  const whole = cards.flatMap((card, place) => {
    const scenario = complete(card);
    return scenario ? [{ scenario, place }] : [];
  });
  const scenarios = whole.map(({ scenario }) => scenario);
  const asking = day !== undefined && today !== "" && (scenarios.length > 0 || cards.length === 0);
  // As text: the same question is another object each time it is drawn.
  const typed = JSON.stringify({ on: endOf(day ?? today), scenarios });
  const rested = useDebounced(typed);
  const answer = useWhatIf(JSON.parse(rested), asking && rested === typed);
  const data = asking ? answer.data : undefined;
  const refused = data?.refused;
  const refusalsOf = (place: number) =>
    refused && refused.scenario !== null && whole[refused.scenario]?.place === place ? refused.refusals : [];

  const add = (suppose: Kind) => {
    setAdding(false);
    set([...cards, { suppose, ...(dated.has(suppose) ? { day: today } : {}) }], on);
  };
  const look = async () => {
    if (!data) return;
    if (!(await travel.go({ on: data.on, scenarios }))) go("today");
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
                    value={day ? `${day}T00:00:00+08:00` : null}
                    onChange={(at) => set(cards, at ? dayOf(at) : undefined)}
                  />
                </div>
                {STEPS.map((count) => (
                  <Button
                    key={count}
                    size="small"
                    disabled={today === ""}
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
                <Answer of={data} alone={scenarios.every((one) => onlyTime.has(one.suppose))} />
              </>
            )}
          </div>
        </div>
      </div>
    </Page>
  );
}

/** Of these nothing is otherwise than time makes it: they are compared with now. */
const onlyTime = new Set<Scenario["suppose"]>(["document-ends", "link-stands"]);

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
