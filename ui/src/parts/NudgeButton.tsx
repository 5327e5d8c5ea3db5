import { Button } from "antd";
import type { DeadlineRow } from "../backend/bindings/DeadlineRow";
import { useWords } from "../text/language";
import { copyText } from "../widgets/clipboard";
import { Copy } from "../widgets/icons";
import { useToast } from "../widgets/toast";

/** Copies the ready message for the person who must act, in the window's language. */
export function useNudge() {
  const { t, say } = useWords();
  const toast = useToast();
  return async (row: DeadlineRow) => {
    const text = say(row.nudge);
    if (await copyText(text))
      toast.done(t("today.nudgeCopied", { who: row.holder ?? t("today.nudgeWho") }), undefined, text);
    else
      toast.failed({ code: "clipboard", text: { zh: t("common.copyFailed"), en: t("common.copyFailed") } });
  };
}

export function NudgeButton({ row }: { row: DeadlineRow }) {
  const { t } = useWords();
  const nudge = useNudge();
  return (
    <Button size="small" icon={<Copy />} onClick={() => void nudge(row)} data-testid="nudge">
      {t("today.nudge")}
    </Button>
  );
}
