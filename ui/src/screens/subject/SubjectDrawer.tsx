// One subject beside the list it came from. It hangs on the address (`?subject=…`), Esc closes it, and the focus goes
// back where it was.

import { asFault } from "../../backend/commands";
import { type Begin, usePlace } from "../../parts/place";
import { useSubject } from "../../parts/queries";
import { useWords } from "../../text/language";
import { size } from "../../theme/tokens";
import { Blank, Failed } from "../../widgets/Blank";
import { BoneRows } from "../../widgets/Bones";
import { Info } from "../../widgets/icons";
import { Panel } from "../../widgets/layers";
import { SubjectBody } from "./SubjectBody";
import { SubjectHead } from "./SubjectHead";

export function SubjectDrawer({ subject, begin }: { subject: string; begin?: Begin }) {
  const { t } = useWords();
  const { close } = usePlace();
  const { data, error, refetch } = useSubject(subject);

  return (
    <Panel
      size={size.drawer}
      onClose={close}
      title={data ? <SubjectHead page={data} /> : t("common.loading")}
      aria-label={data?.name ?? t("common.loading")}
      data-testid="drawer"
      closable={{ placement: "end", "aria-label": t("common.close") }}
    >
      {data ? (
        <SubjectBody key={data.subject} page={data} begin={begin} />
      ) : error ? (
        asFault(error)?.code === "not-found" ? (
          <Blank icon={<Info />} title={t("subject.missing")} text={t("subject.missingText")} />
        ) : (
          <Failed error={error} retry={() => void refetch()} />
        )
      ) : (
        <BoneRows />
      )}
    </Panel>
  );
}
