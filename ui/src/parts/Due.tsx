import type { Consequence } from "../backend/bindings/Consequence";
import type { Headline } from "../backend/bindings/Headline";
import type { Span } from "../backend/bindings/Span";
import { useNow } from "../clock";
import { useWords } from "../text/language";
import { absoluteEnd, relative } from "../widgets/time";
import styles from "./parts.module.css";
import { spanTone } from "./tone";

interface Props {
  headline: Headline;
  at: string;
  due: string;
  consequence: Consequence;
  span: Span;
  provisional?: boolean;
  /** The freeze's own line, beneath a headline that is not it. */
  second?: boolean;
}

/** `11-26 09:00 最晚提交 · 还有 4 天`, and beneath it the freeze itself. What ends with a day ends at its 24:00. */
export function Due({ headline, at, due, consequence, span, provisional, second = true }: Props) {
  const { t } = useWords();
  const now = useNow();
  const verb = headline === "due" ? t(`dueVerb.${consequence}`) : t(`headline.${headline}`);
  return (
    <span className={styles.due} data-tone={spanTone[span]}>
      <span className={second ? styles.dueFirst : styles.dueLine}>
        <span>
          <time dateTime={at}>{absoluteEnd(at)}</time> {verb}
        </span>
        <span>{relative(at, now, t)}</span>
      </span>
      {second && (headline !== "due" || provisional) ? (
        <span className="soft smaller cut">
          {headline !== "due" ? (
            <>
              <time dateTime={due}>{absoluteEnd(due)}</time> {t(`dueVerb.${consequence}`)} ·{" "}
              {relative(due, now, t)}
            </>
          ) : null}
          {provisional ? ` ${t("whyStep.provisional")}` : ""}
        </span>
      ) : null}
    </span>
  );
}
