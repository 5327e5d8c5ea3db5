// A form or a question whose answer is recorded. While another day is looked at it says so and offers the way back; what
// was filled in stays.

import { Button } from "antd";
import type { ComponentProps } from "react";
import { useWords } from "../text/language";
import { Telescope } from "../widgets/icons";
import { Dialog } from "../widgets/layers";
import { useElsewhere, useTravel } from "./elsewhere";
import styles from "./parts.module.css";

export function RecordDialog({ okButtonProps, children, ...rest }: ComponentProps<typeof Dialog>) {
  const { t } = useWords();
  const elsewhere = useElsewhere();
  const { back } = useTravel();
  return (
    <Dialog {...rest} okButtonProps={{ ...okButtonProps, disabled: okButtonProps?.disabled || elsewhere }}>
      {elsewhere ? (
        <div className={styles.notHere} data-tone="violet" role="status" data-testid="not-here">
          <Telescope />
          <span className="grow">{t("travel.notHere")}</span>
          <Button size="small" onClick={() => void back()}>
            {t("travel.back")}
          </Button>
        </div>
      ) : null}
      {children}
    </Dialog>
  );
}
