import { Button } from "antd";
import type { ReactNode } from "react";
import { asFault } from "../backend/commands";
import { useWords } from "../text/language";
import type { Tone } from "../theme/tokens";
import { Warning } from "./icons";
import styles from "./widgets.module.css";

interface Props {
  icon: ReactNode;
  title: string;
  text?: ReactNode;
  tone?: Tone;
  children?: ReactNode;
}

/** What stands where a list would: it says why nothing is here and what to do. */
export function Blank({ icon, title, text, tone = "grey", children }: Props) {
  return (
    <div className={styles.empty}>
      <span className={styles.emptyIcon} data-tone={tone}>
        {icon}
      </span>
      <h2>{title}</h2>
      {text ? <p className="soft">{text}</p> : null}
      {children ? <div className="row wrap">{children}</div> : null}
    </div>
  );
}

/** A failure: what happened, what is unharmed, what to do. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const { t, say } = useWords();
  const fault = asFault(error);
  return (
    <div role="alert">
      <Blank
        icon={<Warning />}
        tone="red"
        title={t("fault.title")}
        text={fault ? say(fault.text) : t("fault.unreachable")}
      >
        {retry && fault?.code !== "damaged-database" ? (
          <Button onClick={retry}>{t("common.retry")}</Button>
        ) : null}
      </Blank>
    </div>
  );
}
