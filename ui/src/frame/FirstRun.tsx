import { useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { type ReactNode, useState } from "react";
import { backend } from "../backend/commands";
import { refreshAll } from "../parts/queries";
import { useWords } from "../text/language";
import { Eye, Inlet, Plus } from "../widgets/icons";
import { useToast } from "../widgets/toast";
import styles from "./frame.module.css";

interface Props {
  /** The operator has chosen: from now on the frame shows its screens. */
  onLeave: (to: "today" | "import" | "stores") => void;
}

export function FirstRun({ onLeave }: Props) {
  const { t } = useWords();
  const queries = useQueryClient();
  const toast = useToast();
  const [busy, setBusy] = useState<string | null>(null);

  const begin = (name: string, act: () => Promise<unknown>, to: "today" | "stores") => async () => {
    setBusy(name);
    try {
      await act();
      await refreshAll(queries);
      onLeave(to);
    } catch (error) {
      toast.failed(error);
      setBusy(null);
    }
  };

  const card = (icon: ReactNode, title: string, text: string, button: ReactNode) => (
    <section className={`card ${styles.firstCard}`}>
      {icon}
      <h2>{title}</h2>
      <p className="soft">{text}</p>
      {button}
    </section>
  );

  return (
    <div className={styles.first}>
      <div className="stack">
        <h1 className={styles.firstTitle}>{t("firstRun.title")}</h1>
        <p className="soft">{t("firstRun.lead")}</p>
      </div>
      <div className={styles.firstCards}>
        {card(
          <Inlet large />,
          t("firstRun.import"),
          t("firstRun.importText"),
          <Button type="primary" onClick={() => onLeave("import")} data-testid="first-run-import">
            {t("firstRun.importDo")}
          </Button>,
        )}
        {card(
          <Eye large />,
          t("firstRun.demo"),
          t("firstRun.demoText"),
          <Button
            loading={busy === "demo"}
            onClick={begin("demo", backend.startDemo, "today")}
            data-testid="first-run-demo"
          >
            {t("firstRun.demoDo")}
          </Button>,
        )}
        {card(
          <Plus large />,
          t("firstRun.blank"),
          t("firstRun.blankText"),
          <Button
            loading={busy === "blank"}
            onClick={begin("blank", backend.startBlank, "stores")}
            data-testid="first-run-blank"
          >
            {t("firstRun.blankDo")}
          </Button>,
        )}
      </div>
      <p className="faint smaller">{t("firstRun.privacy")}</p>
    </div>
  );
}
