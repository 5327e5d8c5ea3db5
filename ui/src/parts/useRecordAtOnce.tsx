// What one press records, without a form. A refusal comes back as a question's answer would: above everything, with what
// stands in the way.

import { Button } from "antd";
import { useCallback, useState } from "react";
import type { Draft } from "../backend/bindings/Draft";
import type { Refusal } from "../backend/bindings/Refusal";
import { useWords } from "../text/language";
import { size } from "../theme/tokens";
import { Dialog } from "../widgets/layers";
import { Refused } from "./Refused";
import { useRecord } from "./recording";

/** `record` answers whether it was recorded; `refused` is to be drawn beside what was pressed. */
export function useRecordAtOnce() {
  const { t } = useWords();
  const send = useRecord();
  const [refusals, setRefusals] = useState<Refusal[]>([]);
  const record = useCallback(
    async (changes: Draft[]) => {
      const answer = await send(changes);
      setRefusals(answer ?? []);
      return answer?.length === 0;
    },
    [send],
  );
  const close = () => setRefusals([]);
  const refused =
    refusals.length > 0 ? (
      <Dialog
        title={t("action.notDone")}
        onCancel={close}
        footer={<Button onClick={close}>{t("common.close")}</Button>}
        width={size.dialog}
      >
        <Refused refusals={refusals} />
      </Dialog>
    ) : null;
  return { record, refused };
}
