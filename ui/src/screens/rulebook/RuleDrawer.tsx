// One rule beside the list it came from: what it says, where that stands, what is done with it, and what can be set.

import { Button, Tooltip } from "antd";
import type { RulePage } from "../../backend/bindings/RulePage";
import { asFault } from "../../backend/commands";
import parts from "../../parts/parts.module.css";
import { usePlace } from "../../parts/place";
import { useRule } from "../../parts/queries";
import { SetMark } from "../../parts/RuleLink";
import { useWords } from "../../text/language";
import { size } from "../../theme/tokens";
import { Blank, Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { copyText } from "../../widgets/clipboard";
import { Copy, Info } from "../../widgets/icons";
import { Panel } from "../../widgets/layers";
import { useToast } from "../../widgets/toast";
import { ConfidenceMark, DoingMark, RulePlatforms } from "./marks";
import { RuleBody } from "./RuleBody";
import styles from "./rulebook.module.css";

export function RuleDrawer({ id }: { id: string }) {
  const { t, say } = useWords();
  const { close } = usePlace();
  const { data, error, refetch } = useRule(id);

  return (
    <Panel
      size={size.drawer}
      onClose={close}
      title={data ? <Head page={data} /> : t("rule.title")}
      aria-label={data ? say(data.rule.statement) : t("common.loading")}
      data-testid="drawer"
      closable={{ placement: "end", "aria-label": t("common.close") }}
    >
      {data ? (
        <RuleBody page={data} />
      ) : error ? (
        asFault(error)?.code === "not-found" ? (
          <Blank icon={<Info />} title={t("rule.missing")} text={t("rule.missingText")} />
        ) : (
          <Failed error={error} retry={() => void refetch()} />
        )
      ) : (
        <BoneRows />
      )}
    </Panel>
  );
}

function Head({ page: { rule, doing, overrides } }: { page: RulePage }) {
  const { t, say } = useWords();
  const toast = useToast();
  const copy = async () => {
    if (await copyText(rule.id)) toast.done(t("common.copied"), undefined, rule.id);
  };
  return (
    <div className="stack tight">
      <div className={parts.head}>
        <RulePlatforms codes={rule.platforms} />
        <span className={styles.id}>{rule.id}</span>
        <Tooltip title={t("rule.copyId")}>
          <Button
            size="small"
            type="text"
            icon={<Copy />}
            aria-label={t("rule.copyId")}
            onClick={() => void copy()}
          />
        </Tooltip>
      </div>
      <h2 className={styles.headStatement}>{say(rule.statement)}</h2>
      <div className={`${parts.head} ${styles.headMarks}`}>
        <ConfidenceMark of={rule.confidence} />
        <DoingMark of={doing} />
        {overrides.length > 0 ? <SetMark /> : null}
      </div>
    </div>
  );
}
