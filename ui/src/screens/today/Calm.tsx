import type { Today } from "../../backend/bindings/Today";
import { Due } from "../../parts/Due";
import { usePlace } from "../../parts/place";
import { useWords } from "../../text/language";
import { Check } from "../../widgets/icons";
import styles from "./today.module.css";

/** Nothing due: said warmly, with the next thing and when. */
export function Calm({ today }: { today: Today }) {
  const { t, say } = useWords();
  const { open } = usePlace();
  const { next } = today;
  return (
    <section className={`card ${styles.calm}`} data-tone="green" data-testid="calm">
      <span className="toned">
        <Check large />
      </span>
      <div className="stack tight grow">
        <h2>{t("today.calm")}</h2>
        <p className="soft">{next ? t("today.calmText") : t("today.calmNone")}</p>
      </div>
      {next ? (
        <button type="button" className="bare" onClick={() => open(next.subject)}>
          <span className="cut">{t("today.calmNext", { name: next.name, what: say(next.what) })}</span>
          <Due
            headline={next.headline}
            at={next.headline_at}
            due={next.due}
            consequence={next.consequence}
            span={next.span}
          />
        </button>
      ) : null}
    </section>
  );
}
