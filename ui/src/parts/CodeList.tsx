// Codes of the platform's interfaces, typed as they were read: which interface, which code.

import { Button, Input } from "antd";
import { useWords } from "../text/language";
import { Cross, Plus } from "../widgets/icons";
import { testId } from "../widgets/testId";

export interface Code {
  interface: string;
  code: string;
}

interface Props {
  id?: string;
  value?: Code[];
  onChange?: (codes: Code[]) => void;
}

export function CodeList({ id, value = [], onChange }: Props) {
  const { t } = useWords();
  const set = (place: number, part: Partial<Code>) =>
    onChange?.(value.map((one, at) => (at === place ? { ...one, ...part } : one)));
  return (
    <div className="stack tight" id={id}>
      {value.map((one, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is known by its place alone while it is typed
        <div className="row" key={place}>
          <Input
            className="grow"
            aria-label={t("record.codeInterface")}
            placeholder={t("record.codeInterface")}
            value={one.interface}
            onChange={(event) => set(place, { interface: event.target.value })}
            autoComplete="off"
          />
          <Input
            className="grow"
            aria-label={t("record.code")}
            placeholder={t("record.code")}
            value={one.code}
            onChange={(event) => set(place, { code: event.target.value })}
            autoComplete="off"
          />
          <Button
            type="text"
            icon={<Cross />}
            aria-label={t("record.codeRemove")}
            onClick={() => onChange?.(value.filter((_, at) => at !== place))}
          />
        </div>
      ))}
      <div>
        <Button
          size="small"
          icon={<Plus />}
          onClick={() => onChange?.([...value, { interface: "", code: "" }])}
          {...testId("code-add")}
        >
          {t("record.codeAdd")}
        </Button>
      </div>
    </div>
  );
}

/** Lines that were begun and left are none. */
export const finished = (codes: Code[]): Code[] =>
  codes
    .map((one) => ({ interface: one.interface.trim(), code: one.code.trim() }))
    .filter((one) => one.interface && one.code);
