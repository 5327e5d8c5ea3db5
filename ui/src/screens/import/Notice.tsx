import { Button, Segmented } from "antd";
import type { Reached } from "../../backend/bindings/Reached";
import type { RollOut } from "../../backend/bindings/RollOut";
import type { StoreName } from "../../backend/bindings/StoreName";
import { PlatformBadge } from "../../parts/marks";
import { useWords } from "../../text/language";
import { DateTimeField } from "../../widgets/DateTimeField";
import styles from "./import.module.css";

interface Answer {
  roll_out: RollOut;
  notified_at: string | null;
}
/** By the store's subject; a shop without one counts as reached. */
export type Answers = Record<string, Answer>;

const usual: Answer = { roll_out: "covered", notified_at: null };

export function toReached(answers: Answers): Reached[] {
  return Object.entries(answers).map(([store, answer]) => ({ store, ...answer }));
}

interface Props {
  shops: StoreName[];
  answers: Answers;
  onChange: (answers: Answers) => void;
}

/** Has the notice of the person check come to these shops? It decides where the seven days begin. */
export function Notice({ shops, answers, onChange }: Props) {
  const { t } = useWords();
  const set = (store: string, answer: Answer) => onChange({ ...answers, [store]: answer });
  const setAll = (roll_out: RollOut) =>
    onChange(Object.fromEntries(shops.map((shop) => [shop.subject, { roll_out, notified_at: null }])));
  return (
    <section className="card padded stack" aria-label={t("import.notice")} data-testid="import-notice">
      <div>
        <h2>{t("import.notice")}</h2>
        <p className="soft">{t("import.noticeText")}</p>
      </div>
      <div className="row">
        <span className="soft">{t("import.noticeAll")}</span>
        <Button size="small" onClick={() => setAll("covered")} data-testid="import-all-covered">
          {t("import.reached")}
        </Button>
        <Button size="small" onClick={() => setAll("not-covered")} data-testid="import-all-not-covered">
          {t("import.notReached")}
        </Button>
      </div>
      <div className={styles.scroll}>
        <ul className={styles.shops}>
          {shops.map((shop) => {
            const answer = answers[shop.subject] ?? usual;
            return (
              <li
                key={shop.subject}
                className={styles.shop}
                data-testid="import-shop"
                data-subject={shop.subject}
              >
                <span className="row">
                  <PlatformBadge code={shop.platform} />
                  <span className="cut">{shop.name}</span>
                </span>
                <Segmented<RollOut>
                  size="small"
                  aria-label={t("import.noticeOf", { name: shop.name })}
                  name={shop.subject}
                  value={answer.roll_out}
                  onChange={(roll_out) => set(shop.subject, { roll_out, notified_at: null })}
                  options={[
                    { value: "covered", label: t("import.reached") },
                    { value: "not-covered", label: t("import.notReached") },
                  ]}
                />
                {answer.roll_out === "covered" ? (
                  <DateTimeField
                    aria-label={t("import.notifiedAt", { name: shop.name })}
                    placeholder={t("import.notified")}
                    value={answer.notified_at}
                    onChange={(notified_at) => set(shop.subject, { roll_out: "covered", notified_at })}
                  />
                ) : (
                  <span />
                )}
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
}
