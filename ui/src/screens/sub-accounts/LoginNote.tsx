// What Rust says of a login while it is typed: a correction to take over, warnings that do not block, and who has the name.

import { Button } from "antd";
import type { LoginVerdict } from "../../backend/bindings/LoginVerdict";
import { instant, now } from "../../clock";
import { usePlace } from "../../parts/place";
import { RecordButton } from "../../parts/RecordButton";
import { SetByYou } from "../../parts/RuleLink";
import { useRecord } from "../../parts/recording";
import { useWords } from "../../text/language";
import { Info, Warning } from "../../widgets/icons";
import styles from "./login.module.css";

interface Props {
  of: LoginVerdict;
  /** Takes the corrected part after the colon over. */
  onUse: (sub: string) => void;
  /** The account that has the name was restored or is to be seen. */
  onGo: (subject: string) => void;
}

export function LoginNote({ of, onUse, onGo }: Props) {
  const { t, say } = useWords();
  const { open } = usePlace();
  const record = useRecord();
  const holder = of.taken?.evidence[0];
  const restore = async () => {
    if (!holder) return;
    const refused = await record([
      { subject: holder, effective: instant(now()), kind: "restored", data: {} },
    ]);
    if (refused?.length === 0) onGo(holder);
    else if (refused) open(holder);
  };
  const line = (tone: "red" | "amber" | "blue", text: string, rule?: string | null) => (
    <p className={styles.line} data-tone={tone}>
      {tone === "blue" ? <Info /> : <Warning />}
      <span>
        {text} <SetByYou by={[rule]} plain />
      </span>
    </p>
  );
  return (
    <div className={styles.note} role="status" data-testid="login-note">
      {of.fault ? line("red", say(of.fault)) : null}
      {of.corrected && of.sub && of.login ? (
        <div className={styles.offer}>
          {line("blue", `${t("login.corrected")} ${of.login}`)}
          <Button size="small" onClick={() => of.sub && onUse(of.sub)} data-testid="login-use">
            {t("login.use")}
          </Button>
        </div>
      ) : null}
      {of.warnings.map((warning) => (
        <div key={warning.text.zh}>{line("amber", say(warning.text), warning.rule)}</div>
      ))}
      {of.taken && holder ? (
        <>
          {line("red", say(of.taken.text), of.taken.rule)}
          {of.restorable ? <p className="soft">{t("login.restoreHelp")}</p> : null}
          <div className="row">
            {of.restorable ? (
              <RecordButton size="small" onClick={() => void restore()} data-testid="login-restore">
                {t("login.restore")}
              </RecordButton>
            ) : null}
            <Button size="small" type="link" onClick={() => onGo(holder)}>
              {t("login.taken")}
            </Button>
          </div>
        </>
      ) : null}
    </div>
  );
}
