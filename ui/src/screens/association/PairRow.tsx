import { Button } from "antd";
import { useState } from "react";
import type { Bearing } from "../../backend/bindings/Bearing";
import type { Evidence } from "../../backend/bindings/Evidence";
import type { Overlap } from "../../backend/bindings/Overlap";
import type { PairRelation } from "../../backend/bindings/PairRelation";
import type { RiskBand } from "../../backend/bindings/RiskBand";
import { PlatformBadge } from "../../parts/marks";
import { usePlace } from "../../parts/place";
import { RecordButton } from "../../parts/RecordButton";
import { RuleLink, SetByYou } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import type { Tone } from "../../theme/tokens";
import { Check, Info, Magnifier, Warning } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";
import styles from "./association.module.css";
import { RelationForm } from "./RelationForm";

/** The score is a possibility: it never takes the colours of what is due. */
export const bandTone: Record<RiskBand, Tone> = {
  none: "grey",
  low: "grey",
  medium: "blue",
  high: "blue",
  critical: "amber",
};

/** A link is recorded in its group; stores of two platforms are never scored. */
const relatable = new Set<PairRelation>(["same-entity", "agency", "unrelated", "unstated"]);

type WayCode = "declare" | "separate" | "renew" | "check";

const bearingTone: Record<Bearing, Tone> = {
  required: "green",
  tolerated: "grey",
  unexpected: "blue",
  separate: "amber",
  information: "grey",
};

interface Props {
  of: Overlap;
  /** The store on whose page the row stands: only the other one is named. */
  beside?: string;
}

/** Two stores, what they share, and what may be done about it. */
export function PairRow({ of, beside }: Props) {
  const { t, say } = useWords();
  const [shown, setShown] = useState(false);
  const [relating, setRelating] = useState(false);
  const several = of.evidence.length > 3 && !shown;
  return (
    <li
      className={styles.pair}
      data-row
      data-subject={of.stores.find((store) => store !== beside)}
      data-pair={of.stores.join(" ")}
      data-testid="association-pair"
      tabIndex={-1}
    >
      <div className={styles.head}>
        <span className="row wrap">
          {of.stores.map((store, place) =>
            store === beside ? null : <StoreName key={store} store={store} name={of.names[place] ?? store} />,
          )}
        </span>
        <span className="soft smaller">{say(of.message)}</span>
      </div>
      <div className={styles.score}>
        <Pill tone={bandTone[of.band]} icon={of.score > 0 ? <Magnifier /> : <Check />}>
          <span className="figures">{of.score.toFixed(1)}</span> {t(`association.band.${of.band}`)}
        </Pill>
        <span className="soft smaller">{t(`association.relation.${of.relation}`)}</span>
      </div>
      <div className={styles.facts}>
        <ul className={styles.evidence}>
          {of.evidence.slice(0, several ? 3 : undefined).map((fact) => (
            <EvidenceLine key={fact.kind} of={fact} />
          ))}
        </ul>
        {several ? (
          <div>
            <Button size="small" type="link" onClick={() => setShown(true)}>
              {t("association.allEvidence", { count: of.evidence.length })}
            </Button>
          </div>
        ) : null}
        {of.findings.map((finding) => (
          <p key={`${finding.code} ${finding.rule}`} className={styles.finding} data-tone="amber">
            <Warning />
            <span>
              {say(finding.text)}{" "}
              {finding.rule ? <RuleLink id={finding.rule}>{t("association.rule")}</RuleLink> : null}
            </span>
          </p>
        ))}
      </div>
      <ul className={styles.ways} aria-label={t("association.ways")}>
        {of.ways.map((way) => (
          <li key={way.text.zh}>
            <span className="strong">{t(`association.way.${way.code as WayCode}`)}</span> {say(way.text)}
          </li>
        ))}
      </ul>
      {relatable.has(of.relation) ? (
        <RecordButton
          size="small"
          className={styles.relate}
          onClick={() => setRelating(true)}
          aria-haspopup="dialog"
          data-testid="declare-relation"
        >
          {t("association.relate.button")}
        </RecordButton>
      ) : null}
      {relating ? <RelationForm of={of} onClose={() => setRelating(false)} /> : null}
    </li>
  );
}

function StoreName({ store, name }: { store: string; name: string }) {
  const { open } = usePlace();
  const code = store.slice("store:".length).split("/")[0] ?? "";
  return (
    <span className="row">
      <PlatformBadge code={code} />
      <button
        type="button"
        className="bare strong cut"
        onClick={() => open(store)}
        title={name}
        aria-haspopup="dialog"
      >
        {name}
      </button>
    </span>
  );
}

function EvidenceLine({ of }: { of: Evidence }) {
  const { t, say } = useWords();
  return (
    <li className={styles.fact}>
      <Pill tone={bearingTone[of.bearing]} icon={<Info />} plain>
        {t(`association.bearing.${of.bearing}`)}
      </Pill>
      <span>
        {say(of.text)}
        {of.values.length > 0 ? <span className="soft"> {of.values.join(" · ")}</span> : null}{" "}
        <span className="soft smaller figures">
          <RuleLink id={of.rule}>{t("association.weight", { weight: of.weight })}</RuleLink>
          {of.by_analogy ? ` ${t("association.byAnalogy")}` : ""}
        </span>{" "}
        <SetByYou by={[of.rule]} plain />
      </span>
    </li>
  );
}
