import { Button, Tooltip } from "antd";
import type { SubjectPage } from "../../backend/bindings/SubjectPage";
import { LabelPill, MutedMark, PlatformBadge, StatusPill, SubjectBadge } from "../../parts/marks";
import { useNaming } from "../../parts/naming";
import styles from "../../parts/parts.module.css";
import { usePlace } from "../../parts/place";
import { useWords } from "../../text/language";
import { copyText } from "../../widgets/clipboard";
import { Copy, Info } from "../../widgets/icons";
import { Pill } from "../../widgets/Pill";
import { useToast } from "../../widgets/toast";
import { StagePill } from "../bindings/marks";
import { ValidityPill } from "../papers/marks";

export function SubjectHead({ page }: { page: SubjectPage }) {
  const { t } = useWords();
  const { open } = usePlace();
  const toast = useToast();
  const { store, assessment } = page;
  const state = assessment.state;
  const shop = assessment.store;
  const name = useNaming()({
    name: page.name,
    document: assessment.document?.kind,
    binding: assessment.binding?.kind,
  });
  const span = page.deadlines[0]?.span ?? null;

  const copy = async () => {
    if (await copyText(name)) toast.done(t("common.copied"), undefined, name);
  };
  const copyWords = t(page.kind === "sub-account" ? "subject.copyLogin" : "subject.copyName");

  return (
    <div className="stack tight">
      <div className={styles.head}>
        {store ? <PlatformBadge code={store.platform} /> : null}
        {assessment.document || assessment.entity || assessment.binding || assessment.group ? (
          <SubjectBadge subject={page.subject} platform={undefined} />
        ) : null}
        <h2 className={styles.headName}>{name}</h2>
        <Tooltip title={copyWords}>
          <Button
            size="small"
            type="text"
            icon={<Copy />}
            aria-label={copyWords}
            onClick={() => void copy()}
          />
        </Tooltip>
      </div>
      <div className={styles.head}>
        {state ? <LabelPill of={state.label} span={span} /> : null}
        {page.kind === "store" && shop?.label ? <StatusPill of={shop.label} /> : null}
        {page.kind === "store" && shop && shop.restrictions.length > 0 ? (
          <span className="soft">
            {shop.restrictions.map((one) => t(`restriction.${one.restriction}`)).join(t("common.comma"))}
          </span>
        ) : null}
        {assessment.document ? <ValidityPill of={assessment.document.validity} /> : null}
        {assessment.binding ? <StagePill of={assessment.binding.stage} /> : null}
        {state?.messaging === "muted" ? <MutedMark /> : null}
        {page.archived ? (
          <Pill tone="grey" icon={<Info />}>
            {t("subject.archived")}
          </Pill>
        ) : null}
        {store && store.subject !== page.subject ? (
          <button type="button" className="bare link" onClick={() => open(store.subject)}>
            {store.name}
          </button>
        ) : null}
        {page.kind === "store" ? (
          <a className="link" href={`#/sub-accounts?store=${encodeURIComponent(page.subject)}`}>
            {t("subject.subAccountsOf")}
          </a>
        ) : null}
      </div>
    </div>
  );
}
