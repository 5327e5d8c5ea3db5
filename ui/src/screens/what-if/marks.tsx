// How a subject stands, in the one word and sign that its own screen has for it.

import type { StandsAs } from "../../backend/bindings/StandsAs";
import { LabelPill, StatusPill } from "../../parts/marks";
import { useWords } from "../../text/language";
import { StagePill } from "../bindings/marks";
import { StandingPill } from "../links/marks";
import { ValidityPill } from "../papers/marks";

export function StandsPill({ of }: { of: StandsAs | null }) {
  const { t } = useWords();
  if (!of) return <span className="faint">{t("whatIf.notThere")}</span>;
  switch (of.of) {
    case "account":
      return <LabelPill of={of.is} plain />;
    case "store":
      if (!of.is) return <span className="faint">{t("common.none")}</span>;
      return <StatusPill of={of.is} />;
    case "document":
      return <ValidityPill of={of.is} plain />;
    case "group":
      return <StandingPill of={of.is} plain />;
    case "binding":
      return <StagePill of={of.is} plain />;
  }
}
