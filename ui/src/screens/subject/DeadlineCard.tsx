import { Button } from "antd";
import { useId, useState } from "react";
import type { DeadlineRow } from "../../backend/bindings/DeadlineRow";
import { AffectedStores } from "../../parts/Affected";
import { Due } from "../../parts/Due";
import { ConsequencePill, SeenPill } from "../../parts/marks";
import { NudgeButton } from "../../parts/NudgeButton";
import styles from "../../parts/parts.module.css";
import { rulesOf, SetByYou } from "../../parts/RuleLink";
import { HandlingMark } from "../../parts/reminding/HandlingMark";
import { below, useRowMenu } from "../../parts/reminding/useRowMenu";
import { spanTone } from "../../parts/tone";
import { WhyList } from "../../parts/WhyList";
import { useWords } from "../../text/language";
import { Bell } from "../../widgets/icons";

export function DeadlineCard({ row, opened }: { row: DeadlineRow; opened: boolean }) {
  const { t, say } = useWords();
  const [open, setOpen] = useState(opened);
  const id = useId();
  const menu = useRowMenu();
  return (
    <article className={`card ${styles.deadline}`} data-tone={spanTone[row.span]}>
      <div className="row wrap">
        <ConsequencePill of={row.consequence} span={row.span} />
        <span className="strong">{say(row.what)}</span>
        {row.platform_shows ? <SeenPill of={row.platform_shows} /> : null}
        <SetByYou by={rulesOf(row)} />
      </div>
      <Due
        headline={row.headline}
        at={row.headline_at}
        due={row.due}
        consequence={row.consequence}
        span={row.span}
        provisional={row.provisional}
      />
      <div className="row wrap">
        <Button size="small" aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {t("today.why")}
        </Button>
        <NudgeButton row={row} />
        <Button
          size="small"
          icon={<Bell />}
          aria-haspopup="menu"
          onClick={(event) => menu.show(row, below(event.currentTarget))}
          data-testid="remind-menu"
        >
          {t("remind.menu")}
        </Button>
        <HandlingMark of={row.reminding.handling} />
        {menu.menu}
      </div>
      <AffectedStores of={row.affects} />
      <div id={id} hidden={!open}>
        <WhyList row={row} />
      </div>
    </article>
  );
}
