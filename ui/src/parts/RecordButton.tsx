import { Button, type ButtonProps } from "antd";
import { useWords } from "../text/language";
import { useElsewhere } from "./elsewhere";

/** A button that records something or opens the form for it; out of reach while another day is looked at. */
export function RecordButton({ disabled, title, ...rest }: ButtonProps) {
  const { t } = useWords();
  const elsewhere = useElsewhere();
  return (
    <Button {...rest} disabled={disabled || elsewhere} title={elsewhere ? t("travel.notHere") : title} />
  );
}
