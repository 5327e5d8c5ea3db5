// What link groups make of a store, in its drawer: those that it is in or on the way into, what they keep it from, and
// the way into one.

import { Button } from "antd";
import type { InGroup } from "../../backend/bindings/InGroup";
import type { SubjectPage } from "../../backend/bindings/SubjectPage";
import shared from "../../parts/parts.module.css";
import { usePlace } from "../../parts/place";
import { useLinkOverview } from "../../parts/queries";
import { useWords } from "../../text/language";
import { Snow } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";
import { absolute } from "../../widgets/time";
import styles from "./links.module.css";
import { StagePill, StandingPill } from "./marks";

export function StoreLinks({ page }: { page: SubjectPage }) {
  const { t } = useWords();
  const { go } = usePlace();
  const platform = page.store?.platform ?? null;
  const overview = useLinkOverview(platform).data;
  const state = page.assessment.store;
  const groups = state?.groups ?? [];
  const kept = (state?.restrictions ?? []).filter((one) => one.by);
  const nameOf = (group: string | null) => groups.find((one) => one.group === group)?.name ?? "";
  const here = (stores: { subject: string }[]) => stores.some((one) => one.subject === page.subject);
  const candidate = overview?.candidates.find((one) => here(one.unlinked));
  if (groups.length === 0 && !candidate) return null;
  return (
    <section className={shared.section} aria-label={t("links.drawer.groups")} data-testid="store-links">
      <h3>{t("links.drawer.groups")}</h3>
      <ul className="stack tight">
        {groups.map((one) => (
          <li key={one.group} className={styles.pastGroup} data-group={one.group}>
            <button
              type="button"
              className="bare link strong cut"
              onClick={() => go("link-groups", { group: one.group })}
            >
              {one.name}
            </button>
            <Stage of={one} />
            {one.since ? (
              <span className="soft smaller">{t("links.drawer.since", { at: absolute(one.since) })}</span>
            ) : null}
            {one.stage && one.stage !== "linked" ? (
              <Button
                size="small"
                onClick={() => go("link-groups", { group: one.group, invite: page.subject })}
                data-testid="to-procedure"
              >
                {t("links.applications.open")}
              </Button>
            ) : null}
          </li>
        ))}
        {kept.map((one) => (
          <li key={one.restriction} className={styles.pastGroup}>
            <Pill tone="red" icon={<Snow />} plain>
              {t(`restriction.${one.restriction}`)}
            </Pill>
            <span className="soft smaller">
              {t("links.drawer.since", { at: absolute(one.since) })} ·{" "}
              {t("links.drawer.because", { name: nameOf(one.by) })}
            </span>
          </li>
        ))}
      </ul>
      {candidate ? (
        <div className="row wrap">
          <span className="soft grow">{t("links.drawer.alone", { name: candidate.name })}</span>
          <Button
            size="small"
            onClick={() =>
              go(
                "link-groups",
                candidate.group
                  ? { group: candidate.group, add: true }
                  : { add: true, entity: candidate.entity },
              )
            }
            data-testid="way-in"
          >
            {t(candidate.group ? "links.candidates.invite" : "links.candidates.found")}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

/** How far it has come; of a primary that waits for its first member, how the group stands. */
function Stage({ of }: { of: InGroup }) {
  return of.stage ? <StagePill of={of.stage} plain /> : <StandingPill of={of.standing} plain />;
}
