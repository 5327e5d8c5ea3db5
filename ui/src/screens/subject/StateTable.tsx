import type { State } from "../../backend/bindings/State";
import type { SubjectPage } from "../../backend/bindings/SubjectPage";
import { Origin } from "../../parts/marks";
import styles from "../../parts/parts.module.css";
import { useWords } from "../../text/language";
import { absolute } from "../../widgets/time";

/** What counts, what the rules alone give, and what the platform was last seen to show, side by side. */
export function StateTable({ page, state }: { page: SubjectPage; state: State }) {
  const { t } = useWords();
  const { derived, observed } = page.assessment;
  const none = <span className="faint">{t("common.none")}</span>;
  const seen = observed ? (
    <span className="soft smaller">
      {t("subject.seenAt", { time: absolute(observed.at) })}
      {observed.undated ? ` · ${t("subject.undated")}` : ""}
    </span>
  ) : null;
  return (
    <section className={styles.section} aria-label={t("subject.state")}>
      <h3>{t("subject.state")}</h3>
      <table className={styles.dims}>
        <thead>
          <tr>
            <td />
            <th scope="col">{t("subject.counts")}</th>
            <th scope="col">
              <Origin observed={false} />
            </th>
            <th scope="col">
              <Origin observed />
            </th>
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t("subject.dimension.verification")}</th>
            <td className="strong">{t(`verification.${state.verification}`)}</td>
            <td>{derived ? t(`verification.${derived.verification}`) : none}</td>
            <td>{observed?.verification ? t(`seenVerification.${observed.verification}`) : none}</td>
          </tr>
          <tr>
            <th scope="row">{t("subject.dimension.access")}</th>
            <td className="strong">{t(`access.${state.access}`)}</td>
            <td>{derived ? t(`access.${derived.access}`) : none}</td>
            <td>{observed?.access ? t(`seenAccess.${observed.access}`) : none}</td>
          </tr>
          <tr>
            <th scope="row">{t("subject.dimension.messaging")}</th>
            <td className="strong">{t(`messaging.${state.messaging}`)}</td>
            <td>{none}</td>
            <td>{none}</td>
          </tr>
        </tbody>
      </table>
      <div className="row wrap">
        {seen}
        {state.attempt !== "none" ? (
          <span className="soft smaller">{t(`attempt.${state.attempt}`)}</span>
        ) : null}
        {state.temp_unfreezes > 0 ? (
          <span className="soft smaller">{t("subject.tempUnfreezes", { count: state.temp_unfreezes })}</span>
        ) : null}
      </div>
    </section>
  );
}
