// A store is run for its owner under a contract: from when, to when, and where the contract is.

import { Form, Input } from "antd";
import type { AgencyContract } from "../backend/bindings/AgencyContract";
import type { JsonValue } from "../backend/bindings/serde_json/JsonValue";
import { useWords } from "../text/language";
import { DateTimeField } from "../widgets/DateTimeField";
import { useRequired } from "../widgets/required";
import { dayField, wireDay } from "./patch";

export interface AgencyValues {
  from: string | null;
  to: string | null;
  contract: string;
}

export const agencyField = (of: AgencyContract | null | undefined): AgencyValues => ({
  from: dayField(of?.from ?? null),
  to: dayField(of?.to ?? null),
  contract: of?.contract ?? "",
});

/** Without a first day there is no contract. */
export const agencyOf = ({ from, to, contract }: AgencyValues): JsonValue => {
  const [first, last] = [wireDay(from), wireDay(to)];
  if (!first) return null;
  const text = contract.trim();
  return { from: first, ...(last ? { to: last } : {}), ...(text ? { contract: text } : {}) };
};

/** `stated` = there is a contract: its first day must be said. */
export function AgencyFields({ stated = false }: { stated?: boolean }) {
  const { t } = useWords();
  const required = useRequired();
  const { to, contract } = Form.useWatch<AgencyValues | undefined>("agency") ?? {};
  const begun = stated || Boolean(to) || Boolean(contract?.trim());
  return (
    <>
      <Form.Item
        name={["agency", "from"]}
        label={t("record.agencyFrom")}
        extra={t("record.agencyHelp")}
        rules={begun ? required(t("record.agencyFrom")) : undefined}
      >
        <DateTimeField day />
      </Form.Item>
      <Form.Item name={["agency", "to"]} label={t("record.agencyTo")} extra={t("record.agencyToHelp")}>
        <DateTimeField day />
      </Form.Item>
      <Form.Item name={["agency", "contract"]} label={t("record.agencyContract")} className="span">
        <Input autoComplete="off" />
      </Form.Item>
    </>
  );
}
